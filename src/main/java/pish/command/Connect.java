package pish.command;

import java.util.List;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Connects, and lets a node whose shell's state was lost go on with a fresh one. */
final class Connect implements Builtin {
    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String summary() {
        return "Connect to nodes now; where a shell's state was lost, go on with a fresh one";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("connect", "connect pi03", "connect @down");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text("connect " + nodes));
            return ExitStatus.OK;
        }
        nodes.forEach(node -> context.links().to(node).acceptFreshShell());
        // a command that does nothing: it asks for host keys and passwords as any other, and says who cannot be reached
        return context.broadcast(nodes, ":").status();
    }
}
