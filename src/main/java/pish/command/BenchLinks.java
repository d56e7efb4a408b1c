package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pish.exec.Event;
import pish.mpi.JobRequest;
import pish.mpi.Launcher;
import pish.mpi.LinkBench;
import pish.mpi.LinkMatrix;
import pish.mpi.Mpi;
import pish.mpi.MpiPlan;
import pish.mpi.MpiRuns;
import pish.mpi.Segment;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** One call of {@code bench mpi}. */
final class BenchLinks {
    /** So many nodes are measured pair by pair; of more, as many pairs at once as there are. */
    private static final int ONE_BY_ONE = 16;

    private final Context context;
    private final Invocation invocation;
    private final MpiRuns runs;
    private Optional<Mpi> mpi;
    private Optional<String> target = Optional.empty();
    private boolean dryRun;

    BenchLinks(Context context, Invocation invocation, MpiRuns runs) {
        this.context = context;
        this.invocation = invocation;
        this.runs = runs;
        this.mpi = Mpi.of(context.settings().get(Setting.MPI));
        this.dryRun = context.settings().on(Setting.DRY_RUN);
    }

    ExitStatus run() throws IOException {
        read(invocation.arguments());
        NodeSet nodes = nodes();
        if (nodes.size() < 2) {
            context.emit(new Event.Message(
                    Event.Severity.ERROR, "there are no links within " + nodes + ": it takes two nodes"));
            return new ExitStatus(1);
        }
        MpiPlan plan = plan(nodes, "bench");
        if (dryRun) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): compile a program on " + plan.hub()
                    + ", copy it to all, measure " + new LinkBench(nodes.size()).pairs()
                    + " pairs and an allreduce, and remove it"));
            return ExitStatus.OK;
        }
        NodeSet all = nodes.union(NodeSet.of(plan.hub()));
        if (!context.connect(all).equals(all)) {
            return ExitStatus.UNREACHABLE;
        }
        BenchProgram program = new BenchProgram(context, all, mpi);
        try {
            return program.place(plan.hub()) ? measure(nodes, program.path()) : new ExitStatus(1);
        } finally {
            program.remove();
        }
    }

    private void read(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("--?dry-run")) {
                dryRun = true;
            } else if (word.matches("--?mpi") && i + 1 < words.size()) {
                String name = words.get(++i);
                mpi = Optional.of(Mpi.of(name)
                        .orElseThrow(() -> invocation.fault(
                                name, word + " takes mpich or openmpi, not " + name, "bench mpi --mpi mpich")));
            } else if (word.startsWith("-") || target.isPresent()) {
                throw invocation.fault(word, "bench mpi does not take " + word, "help bench shows what it takes");
            } else {
                target = Optional.of(word);
            }
        }
    }

    private NodeSet nodes() throws IOException {
        if (target.isPresent()) {
            return invocation.reading(target.get(), context::resolve);
        }
        JobRequest all = request(Optional.empty(), 0, "bench");
        return new MpiPlanning(context, invocation).plan(all).placement().nodes();
    }

    private MpiPlan plan(NodeSet nodes, String program) throws IOException {
        String hosts = nodes.stream().map(node -> node + ":1").collect(Collectors.joining(","));
        return new MpiPlanning(context, invocation).plan(request(Optional.of(hosts), nodes.size(), program));
    }

    private JobRequest request(Optional<String> hosts, int ranks, String program) {
        int atOnce = ranks > ONE_BY_ONE ? ranks / 2 : 1;
        Segment segment = new Segment(ranks, "", List.of(), List.of(program, Integer.toString(atOnce)));
        return new JobRequest(
                Optional.empty(),
                hosts,
                0,
                List.of(),
                List.of(segment),
                List.of(),
                new JobRequest.OwnOptions(
                        false, false, false, Optional.empty(), Optional.empty(), mpi, Launcher.DIRECT));
    }

    private ExitStatus measure(NodeSet nodes, String program) throws IOException {
        MpiPlan plan = plan(nodes, program);
        LinkBench bench = new LinkBench(nodes.size());
        QuietRanks job = new QuietRanks(context, runs, line -> {
            if (bench.take(line)) {
                context.emit(new Event.Progress(bench.links().size(), bench.pairs()));
            }
        });
        ExitStatus status = job.run(plan, invocation.statement().raw().strip());
        if (context.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        if (!bench.isComplete()) {
            String said = job.said().isEmpty() ? "" : ": " + job.said();
            context.emit(new Event.Message(
                    Event.Severity.ERROR,
                    "measured " + bench.links().size() + " of " + bench.pairs() + " pairs" + said));
            return status.ok() ? new ExitStatus(1) : status;
        }
        show(List.copyOf(nodes.stream().toList()), bench);
        return ExitStatus.OK;
    }

    private void show(List<String> nodes, LinkBench bench) {
        if (context.settings().is(Setting.FORMAT, "json")) {
            bench.links().forEach(link -> row("links", nodes, link));
            bench.reduces().forEach(one -> {
                Map<String, Object> columns = new LinkedHashMap<>();
                columns.put("bytes", one.bytes());
                columns.put("microseconds", one.micros());
                context.emit(new Event.Row("allreduce", columns));
            });
            return;
        }
        LinkMatrix matrix = new LinkMatrix(nodes, bench.links());
        matrix.lines().forEach(line -> context.emit(new Event.Text(line)));
        context.emit(new Event.Text(matrix.allreduce(bench.reduces())));
    }

    private void row(String table, List<String> nodes, LinkBench.Link link) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("from", nodes.get(link.from()));
        columns.put("to", nodes.get(link.to()));
        columns.put("microseconds", link.micros());
        columns.put("megabytes", link.megabytes());
        context.emit(new Event.Row(table, columns));
    }
}
