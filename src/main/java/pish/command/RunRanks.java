package pish.command;

import java.io.IOException;
import java.util.List;
import pish.exec.Activity;
import pish.exec.Event;
import pish.exec.Rank;
import pish.mpi.JobRequest;
import pish.mpi.JobRequestReader;
import pish.mpi.Mpi;
import pish.mpi.MpiPlan;
import pish.mpi.MpiRuns;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Runs an MPI job over the connections that are open. */
final class RunRanks implements Builtin {
    private final MpiRuns runs;

    RunRanks(MpiRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "mpiexec";
    }

    @Override
    public String summary() {
        return "Run an MPI job on the hosts of the machinefile, with mpiexec's own options, over the open connections; "
                + "& at the end begins it in the background";
    }

    @Override
    public String arguments() {
        return "[-n N] [-ppn N] [-hosts H:N,…] [-f FILE] [-wdir DIR] [-genv NAME VALUE] [--mpi mpich|openmpi] [--launcher direct|hydra|slurm] [--dry-run] [--push] PROGRAM [ARG...]"
                + " [: [-n N] PROGRAM [ARG...]] [< FILE | <<< TEXT]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mpiexec -n 4 hostname",
                "mpiexec -n 16 python3 pythonexample.py",
                "mpiexec --dry-run -ppn 2 ./solve input.dat",
                "mpiexec -n 1 ./master : -n 15 ./worker");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        RankInput input = new RankInput(context, invocation);
        JobRequest request =
                read(invocation, input).or(Mpi.of(context.settings().get(Setting.MPI)));
        MpiPlan plan = new MpiPlanning(context, invocation).plan(request);
        if (request.own().dryRun() || context.settings().on(Setting.DRY_RUN)) {
            return new MpiPreparing(context, invocation, plan).name();
        }
        NodeSet nodes = plan.reached();
        NodeSet reached = context.connect(nodes);
        if (!reached.equals(nodes)) {
            String text = "not begun without " + nodes.minus(reached);
            context.emit(new Event.Message(Event.Severity.ERROR, text));
            return ExitStatus.UNREACHABLE;
        }
        MpiPreparing preparing = new MpiPreparing(context, invocation, plan);
        if (request.own().push() && !preparing.push()) {
            return new ExitStatus(1);
        }
        if (!input.put(plan.hub())) {
            return new ExitStatus(1);
        }
        String line = invocation.statement().raw().strip();
        Activity.Maker maker =
                input.cleanedAfter(runs.prepare(plan.reading(input.file()), line, context.links(), preparing.files()));
        NodeSet ranks = Rank.all(plan.placement().ranks());
        return request.own().background()
                ? context.jobs().begin(ranks, maker)
                : context.jobs().run(ranks, maker);
    }

    private static JobRequest read(Invocation invocation, RankInput input) {
        try {
            return JobRequestReader.read(input.arguments()).reading(input.file());
        } catch (SyntaxError e) {
            throw invocation.fault(
                    e.source(), String.valueOf(e.getMessage()), e.hint().orElse(""));
        }
    }
}
