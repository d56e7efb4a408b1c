package pish.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Report;
import pish.mpi.BenchScript;
import pish.mpi.Mpi;
import pish.node.NodeSet;
import pish.transport.Bytes;

/** Brings the program that measures to nodes, and takes it away again. */
final class BenchProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Context context;
    private final NodeSet nodes;
    private final Optional<Mpi> mpi;
    private final BenchScript script;

    BenchProgram(Context context, NodeSet nodes, Optional<Mpi> mpi) {
        this.context = context;
        this.nodes = nodes;
        this.mpi = mpi;
        this.script = new BenchScript(mpi);
    }

    String path() {
        return script.program();
    }

    /** Compiles it on one node and brings it to the others; returns whether all have it, and says why not. */
    boolean place(String compiling) {
        Errand compile = new Errand(script.compile(), script.source(Bytes.utf8("")));
        Map<String, Report> first = context.errands(Map.of(compiling, compile), PATIENCE);
        if (!told(first)) {
            return false;
        }
        Bytes program = first.get(compiling).out();
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (String node : nodes.minus(NodeSet.of(compiling))) {
            errands.put(node, new Errand(script.take(), script.source(program)));
        }
        return errands.isEmpty() || told(context.errands(errands, PATIENCE));
    }

    private boolean told(Map<String, Report> reports) {
        List<String> without = new ArrayList<>();
        reports.forEach((node, report) -> {
            if (report.failure().isEmpty() && report.status().code() == BenchScript.NO_COMPILER) {
                without.add(node);
            } else if (!report.ok()) {
                error(node + ": " + report.reason());
            }
        });
        if (!without.isEmpty()) {
            NodeSet set = NodeSet.of(without);
            error("no mpicc on " + set + "; `" + mpi.orElse(Mpi.MPICH).setUp(set) + "` installs it");
        }
        return reports.values().stream().allMatch(Report::ok);
    }

    private void error(String text) {
        context.emit(new Event.Message(Event.Severity.ERROR, text));
    }

    /** Takes it away. */
    void remove() {
        Map<String, Errand> errands = new LinkedHashMap<>();
        nodes.forEach(node -> errands.put(node, Errand.of(script.remove())));
        context.errands(errands, PATIENCE);
    }
}
