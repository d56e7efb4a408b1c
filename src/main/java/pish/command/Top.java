package pish.command;

import java.util.List;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Shows how nodes are. */
final class Top implements Builtin {
    @Override
    public String name() {
        return "top";
    }

    @Override
    public String summary() {
        return "Show load, memory, temperature, throttling, network and jobs of nodes, anew each second; n l m t w sort, "
                + "q or Ctrl-C ends it, and without a terminal it is shown once";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("top", "top @workers");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        NodeSet nodes = Targets.of(context, invocation);
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): show how they are"));
            return ExitStatus.OK;
        }
        return nodes.isEmpty() ? ExitStatus.OK : context.monitor().top(nodes);
    }
}
