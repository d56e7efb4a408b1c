package pish.command;

import java.util.List;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.setup.ActivityLed;
import pish.transport.ExitStatus;

/** Shows which board a node is. */
final class Identify implements Builtin {
    @Override
    public String name() {
        return "identify";
    }

    @Override
    public String summary() {
        return "Blink the activity LED of boards for 10 s, or until Ctrl-C, to see which is which";
    }

    @Override
    public String arguments() {
        return "TARGET";
    }

    @Override
    public List<String> examples() {
        return List.of("identify pi03");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("TARGET", "type identify pi03");
        }
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): blink the activity LED"));
            return ExitStatus.OK;
        }
        return context.broadcast(nodes, ActivityLed.blink()).status();
    }
}
