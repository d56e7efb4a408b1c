package pish.command;

import java.util.List;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.LinkState;

/** Ends connections. */
final class Disconnect implements Builtin {
    @Override
    public String name() {
        return "disconnect";
    }

    @Override
    public String summary() {
        return "End the connections to nodes; the next line that needs one opens it again";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("disconnect pi04", "disconnect");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        NodeSet nodes = Targets.of(context, invocation);
        NodeSet open = NodeSet.of(nodes.stream()
                .filter(node -> context.links().state(node) != LinkState.IDLE)
                .toList());
        open.forEach(node -> context.links().to(node).close());
        String said = open.isEmpty() ? "none was connected" : "disconnected: " + open;
        context.emit(new Event.Message(Event.Severity.INFO, said));
        return ExitStatus.OK;
    }
}
