package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Looks for nodes that have other addresses than before, and has all that knows them by these follow. */
final class Follow implements Builtin {
    @Override
    public String name() {
        return "follow";
    }

    @Override
    public String summary() {
        return "Look for nodes by their Ethernet addresses, and have the cluster file, known_hosts, the machinefile and "
                + "/etc/hosts here follow those that have moved to other addresses";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("follow", "follow pi03", "follow -y");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("n", "dry-run", false, "only say who has moved"))
                .addOption(new Option("y", "yes", false, "follow without a question"));
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        NodeSet target = Targets.of(context, invocation);
        List<Node> nodes = context.cluster().nodes().stream()
                .filter(node -> target.contains(node.name()))
                .toList();
        NodeSet lost = NodeSet.of(nodes.stream()
                .filter(node -> !MoveSearch.canFind(node))
                .map(Node::name)
                .toList());
        if (!lost.isEmpty()) {
            String why = lost + ": the cluster file has no address with mac= beside; sweep --save writes both";
            context.emit(new Event.Message(Event.Severity.INFO, why));
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(
                    new Event.Text(target + " (" + target.size() + "): look for them by their Ethernet addresses"));
            return ExitStatus.OK;
        }
        List<Move> moves = MoveSearch.find(nodes, context::interrupted);
        if (moves.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, "nobody is found elsewhere"));
            return context.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
        }
        if (invocation.options().hasOption("n")) {
            moves.forEach(move -> context.emit(new Event.Text(move.text())));
            return ExitStatus.OK;
        }
        return new Following(context).offer(moves, invocation.options().hasOption("y"));
    }
}
