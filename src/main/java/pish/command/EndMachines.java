package pish.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.Vigil;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * Restarts nodes or switches them off: the others first, and awaited; the one that pish runs on last, since pish ends with
 * it.
 */
final class EndMachines implements Builtin {
    /** How long nodes may take, unless it is said. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final String what;
    private final Vigil.Goal goal;

    private EndMachines(String name, String what, Vigil.Goal goal) {
        this.name = name;
        this.what = what;
        this.goal = goal;
    }

    static EndMachines reboot() {
        return new EndMachines("reboot", "Restart nodes and wait until they are up again", Vigil.Goal.UP);
    }

    static EndMachines poweroff() {
        return new EndMachines("poweroff", "Switch nodes off and wait until they are gone", Vigil.Goal.DOWN);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return what + "; the node that pish runs on goes last";
    }

    @Override
    public String arguments() {
        return "TARGET";
    }

    @Override
    public List<String> examples() {
        return List.of(name + " @others", name + " all --rolling 2");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("rolling")
                        .hasArg()
                        .argName("N")
                        .desc("so many at a time, the next ones when those are done; stops where one fails")
                        .get())
                .addOption(Waiting.timeout("5m"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("the target", "type `" + name + " @others`, say");
        }
        Duration timeout = Waiting.timeout(invocation, PATIENCE);
        int atOnce = rolling(invocation);
        NodeSet nodes = Targets.of(context, invocation);
        return end(context, nodes, timeout, atOnce);
    }

    /**
     * Ends machines.
     *
     * @param atOnce how many, or 0 for all
     */
    ExitStatus end(Context context, NodeSet nodes, Duration timeout, int atOnce) {
        NodeSet hub =
                context.groupSource().group("", "hub").orElse(NodeSet.EMPTY).intersect(nodes);
        List<NodeSet> turns = turns(nodes.minus(hub), atOnce, hub);
        if (context.settings().on(Setting.DRY_RUN)) {
            turns.forEach(turn -> context.emit(new Event.Text(name + " " + turn)));
            return ExitStatus.OK;
        }
        if (nodes.isEmpty() || !context.allows(nodes, name)) {
            return nodes.isEmpty() ? ExitStatus.OK : new ExitStatus(1);
        }
        for (NodeSet turn : turns) {
            ExitStatus status = turn(context, turn, turn.equals(hub), timeout);
            if (!status.ok()) {
                sayLeftOut(context, turns.subList(turns.indexOf(turn) + 1, turns.size()));
                return status;
            }
        }
        return ExitStatus.OK;
    }

    private static void sayLeftOut(Context context, List<NodeSet> rest) {
        if (!rest.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.WARNING, "left alone: " + NodeSet.unionOf(rest)));
        }
    }

    private int rolling(Invocation invocation) {
        String given = invocation.options().getOptionValue("rolling", "0");
        if (!given.matches("[0-9]{1,6}")) {
            throw invocation.fault(
                    given, "not a number of nodes: " + given, "for example " + name + " all --rolling 2");
        }
        return Integer.parseInt(given);
    }

    private static List<NodeSet> turns(NodeSet others, int atOnce, NodeSet hub) {
        List<String> names = others.stream().toList();
        int size = atOnce == 0 ? Math.max(1, names.size()) : atOnce;
        List<NodeSet> turns = new ArrayList<>();
        for (int i = 0; i < names.size(); i += size) {
            turns.add(NodeSet.of(names.subList(i, Math.min(names.size(), i + size))));
        }
        if (!hub.isEmpty()) {
            turns.add(hub);
        }
        return turns;
    }

    private ExitStatus turn(Context context, NodeSet nodes, boolean isHub, Duration timeout) {
        NodeSet reached = context.connect(nodes);
        if (!reached.equals(nodes)) {
            return ExitStatus.UNREACHABLE;
        }
        if (isHub) {
            context.emit(new Event.Message(Event.Severity.INFO, nodes + ", which pish runs on, goes now"));
        }
        context.links().noteBoots(reached);
        NodeSet begun = begun(context, reached);
        if (isHub && begun.equals(nodes)) {
            return ExitStatus.OK;
        }
        Map<String, String> failed = context.await(begun, goal, timeout);
        ExitStatus status = Waiting.report(context, begun, failed, goal);
        return begun.equals(nodes) ? status : status.max(new ExitStatus(1));
    }

    /** Returns the nodes that took the command: those it ended on with 0, and those it took the connection with it. */
    private NodeSet begun(Context context, NodeSet nodes) {
        return context.end(nodes, "if [ \"$(id -u)\" = 0 ]; then " + name + "; else sudo " + name + "; fi");
    }
}
