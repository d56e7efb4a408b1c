package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Report;
import pish.node.NodeSet;
import pish.setup.Part;
import pish.setup.Parts;
import pish.transport.ExitStatus;

/** One call of {@code setup}. */
final class SetUpCall {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Context context;
    private final Invocation invocation;

    SetUpCall(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
    }

    /** Shows a row a node, a column a part. */
    ExitStatus status() {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty() || onlyNamed(nodes, "ask what they have")) {
            return ExitStatus.OK;
        }
        Map<String, Parts> all = ask(nodes);
        all.forEach((node, parts) -> {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("node", node);
            for (Part part : Part.values()) {
                String place = parts.prefix(part).map(prefix -> " in " + prefix).orElse("");
                columns.put(
                        part.word(),
                        parts.version(part).map(version -> version + place).orElse(null));
            }
            context.emit(new Event.Row("setup", columns));
        });
        return all.size() == nodes.size() ? ExitStatus.OK : ExitStatus.UNREACHABLE;
    }

    /** Says what would be done, where nothing is to be done at all, and no connection to be opened. */
    boolean onlyNamed(NodeSet nodes, String what) {
        if (!context.settings().on(Setting.DRY_RUN)) {
            return false;
        }
        context.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + what));
        return true;
    }

    /** Installs a part where it is missing. */
    ExitStatus install(Part part) {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty() || onlyNamed(nodes, "install " + part.title() + " where it is missing")) {
            return ExitStatus.OK;
        }
        Map<String, Parts> before = ask(nodes);
        NodeSet reached = NodeSet.of(before.keySet());
        NodeSet without = reached.minus(current(part, before));
        if (invocation.options().hasOption("n")) {
            if (!without.isEmpty()) {
                String what = "install " + part.packages();
                context.emit(new Event.Text(without + " (" + without.size() + "): " + what));
            }
            return ExitStatus.OK;
        }
        ExitStatus status = reached.equals(nodes) ? ExitStatus.OK : ExitStatus.UNREACHABLE;
        if (!without.isEmpty()) {
            status = status.max(fetch(part, without));
        }
        if (context.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        return status.max(result(part, without.isEmpty() ? before : ask(reached)));
    }

    private ExitStatus fetch(Part part, NodeSet nodes) {
        try (PackageWays ways = PackageWays.open(context, nodes)) {
            NodeSet open = nodes.minus(ways.closed());
            ExitStatus status = ways.closed().isEmpty() ? ExitStatus.OK : new ExitStatus(1);
            return open.isEmpty() || context.interrupted()
                    ? status
                    : status.max(
                            context.broadcast(open, part.install(ways.ports())).status());
        }
    }

    /** Returns the nodes that have the newest version that any has; of tools, all that have them. */
    private static NodeSet current(Part part, Map<String, Parts> all) {
        NodeSet having = having(part, all);
        Optional<String> newest = all.values().stream()
                .flatMap(parts -> parts.version(part).stream())
                .max(NaturalOrder.INSTANCE);
        return part == Part.TOOLS
                ? having
                : NodeSet.of(having.stream()
                        .filter(node -> all.get(node).version(part).equals(newest))
                        .toList());
    }

    private static NodeSet having(Part part, Map<String, Parts> all) {
        return NodeSet.of(all.entrySet().stream()
                .filter(entry -> entry.getValue().version(part).isPresent())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Says who has which version now. */
    ExitStatus result(Part part, Map<String, Parts> all) {
        Map<String, NodeSet> versions = new TreeMap<>();
        all.forEach((node, parts) ->
                parts.version(part).ifPresent(version -> versions.merge(version, NodeSet.of(node), NodeSet::union)));
        versions.forEach((version, nodes) ->
                context.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + part.title() + " " + version)));
        if (versions.size() > 1 && part != Part.TOOLS) {
            say(Event.Severity.WARNING, "versions differ, and ranks of one program meet only within one version");
        }
        NodeSet without = NodeSet.of(all.keySet()).minus(having(part, all));
        if (without.isEmpty()) {
            return part == Part.MPI4PY ? meeting(NodeSet.of(all.keySet())) : ExitStatus.OK;
        }
        say(Event.Severity.ERROR, part.title() + " is still missing on " + without + ": last " + without + " says why");
        return new ExitStatus(1);
    }

    /** Has each node run two ranks of Python, which see each other where mpiexec and mpi4py are of one MPI. */
    private ExitStatus meeting(NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        nodes.forEach(node -> errands.put(node, Parts.pair()));
        Map<String, NodeSet> said = new TreeMap<>();
        context.errands(errands, PATIENCE)
                .forEach((node, report) -> said.merge(report.text(), NodeSet.of(node), NodeSet::union));
        if (said.keySet().equals(Set.of("2"))) {
            return ExitStatus.OK;
        }
        said.forEach((text, where) -> {
            if (text.equals("1")) {
                String what =
                        "mpiexec and mpi4py are of two MPIs, and ranks are each alone: Debian's goes with Open MPI: ";
                say(Event.Severity.ERROR, where + ": " + what + "setup openmpi " + where);
            } else if (!text.equals("2")) {
                String line = where + ": mpiexec -n 2 python3 -c 'import mpi4py.MPI'";
                say(Event.Severity.ERROR, where + ": two ranks of Python do not run: `" + line + "` says why");
            }
        });
        return new ExitStatus(1);
    }

    /** Asks the nodes that can be reached what they have. */
    Map<String, Parts> ask(NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        context.connect(nodes).forEach(node -> errands.put(node, Parts.ask()));
        Map<String, Parts> all = new LinkedHashMap<>();
        for (Map.Entry<String, Report> report :
                context.errands(errands, PATIENCE).entrySet()) {
            if (report.getValue().failure().isEmpty()) {
                all.put(report.getKey(), Parts.of(report.getValue()));
            } else {
                String text = report.getKey() + ": does not say what it has: "
                        + report.getValue().reason();
                say(Event.Severity.ERROR, text);
            }
        }
        return all;
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
