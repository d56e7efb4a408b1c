package pish.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Event;
import pish.files.Push;
import pish.files.Source;
import pish.mpi.Mpi;
import pish.mpi.MpiPlan;
import pish.mpi.Placement;
import pish.mpi.RankFiles;
import pish.mpi.SrunCommand;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What is done before a job begins: its files are copied, and there is a folder for what its ranks print. */
final class MpiPreparing {
    private final Context context;
    private final Invocation invocation;
    private final MpiPlan plan;

    MpiPreparing(Context context, Invocation invocation, MpiPlan plan) {
        this.context = context;
        this.invocation = invocation;
        this.plan = plan;
    }

    /** Only says which rank would run where. */
    ExitStatus name() {
        if (plan.isForSlurm()) {
            return nameOfSlurm();
        }
        Placement placement = plan.placement();
        for (int rank = 0; rank < placement.ranks(); rank++) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("rank", rank);
            columns.put("node", placement.node(rank));
            columns.put("program", plan.program(rank));
            context.emit(new Event.Row("placement", columns));
        }
        plan.crowded().ifPresent(text -> context.emit(new Event.Message(Event.Severity.WARNING, text)));
        String where = plan.directory().isEmpty() ? "" : ", in " + plan.directory();
        context.emit(new Event.Message(Event.Severity.INFO, starter() + where));
        return ExitStatus.OK;
    }

    private ExitStatus nameOfSlurm() {
        context.emit(new Event.Text(SrunCommand.shown(plan)));
        String nodes = SrunCommand.isPlaced(plan) ? "" : "; Slurm would choose the nodes";
        context.emit(new Event.Message(Event.Severity.INFO, "srun would run on " + plan.hub() + nodes));
        return ExitStatus.OK;
    }

    private String starter() {
        Optional<Mpi> mpi = plan.request().own().mpi();
        String mpiexec = "mpiexec would run on " + plan.hub();
        if (mpi.filter(one -> one == Mpi.OPEN_MPI).isPresent()) {
            return mpiexec;
        }
        return plan.whyHydra()
                .map(why -> mpiexec + " (" + why + ")")
                .orElse(
                        mpi.isPresent()
                                ? "pish would start the ranks itself"
                                : "pish would start ranks of MPICH's itself; else " + mpiexec);
    }

    /** Copies the job's files of this machine to its nodes; returns whether they are there now. */
    boolean push() throws IOException {
        if (plan.isForSlurm() && !SrunCommand.isPlaced(plan)) {
            throw invocation.fault(
                    "--push",
                    "which nodes to push to, only Slurm knows",
                    "name them with -hosts, or push " + plan.program(0) + " all: before");
        }
        List<Source> sources = new ArrayList<>();
        for (String file : plan.files()) {
            Path path = Invocation.path(file);
            if (Files.isRegularFile(path)) {
                sources.add(Source.read(path));
            }
        }
        if (sources.isEmpty()) {
            String program = plan.request().segments().get(0).program();
            throw invocation.fault(
                    program, "nothing to push: " + program + " is no file here", "without --push nodes use their own");
        }
        String remote = plan.directory().isEmpty() ? "" : plan.directory() + "/";
        NodeSet nodes = plan.placement().nodes();
        Push push = new Push(sources, remote, nodes.size());
        return context.prepare(nodes, push::to, push::progress).isEmpty();
    }

    /** Returns where what ranks print is written. */
    Optional<RankFiles> files() throws IOException {
        Optional<String> named = plan.request().own().outputDir();
        if (named.isPresent()) {
            return Optional.of(RankFiles.in(Invocation.path(named.get())));
        }
        try {
            Path home = Path.of(System.getProperty("user.home"));
            return Optional.of(
                    RankFiles.next(StateFolder.of(home, System.getenv()).resolve("mpi")));
        } catch (IOException e) {
            context.emit(new Event.Message(Event.Severity.WARNING, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
