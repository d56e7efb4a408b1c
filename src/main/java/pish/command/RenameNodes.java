package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.setup.HostNames;
import pish.transport.ExitStatus;

/** Gives nodes other names, which all that knows them by name follows. */
final class RenameNodes implements Builtin {
    @Override
    public String name() {
        return "rename";
    }

    @Override
    public String summary() {
        return "Give nodes other names: their hostnames, and what knows them by name on every node and here; without NAMES, "
                + "make their hostnames the names they have in pish";
    }

    @Override
    public String arguments() {
        return "TARGET [NAMES]";
    }

    @Override
    public List<String> examples() {
        return List.of("rename all", "rename 192.168.1.[102-104] pi[02-04]", "rename -n pi03 node3");
    }

    @Override
    public Options options() {
        return new Options().addOption(new Option("n", "dry-run", false, "only say which names they would have"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> arguments = invocation.arguments();
        if (arguments.isEmpty()) {
            throw invocation.missing("TARGET", "type rename pi03 node3");
        }
        if (arguments.size() > 2) {
            String third = arguments.get(2);
            throw invocation.fault(third, "one argument too many: " + third, "write names as one word: pi01,pi02");
        }
        return arguments.size() == 2
                ? new Renaming(context, NewNames.read(context, invocation)).run(dry(context, invocation))
                : hostNames(context, invocation);
    }

    private static boolean dry(Context context, Invocation invocation) {
        return invocation.options().hasOption("n") || context.settings().on(Setting.DRY_RUN);
    }

    private static ExitStatus hostNames(Context context, Invocation invocation) {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (dry(context, invocation)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): the hostnames they have here"));
            return ExitStatus.OK;
        }
        Outcome outcome = context.broadcast(nodes, HostNames.rename());
        return outcome.ok().isEmpty() ? outcome.status() : outcome.status().max(Hosts.syncAll(context));
    }
}
