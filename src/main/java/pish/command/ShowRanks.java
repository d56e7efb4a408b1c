package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Event;
import pish.mpi.MpiJob;
import pish.mpi.MpiRuns;
import pish.mpi.RankState;
import pish.transport.ExitStatus;

/** Shows how the ranks of the newest MPI job are. */
final class ShowRanks implements Builtin {
    private final MpiRuns runs;

    ShowRanks(MpiRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "ranks";
    }

    @Override
    public String summary() {
        return "Show each rank of the newest MPI job: where it runs, how it is or has ended, how long, and its last line";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public List<String> examples() {
        return List.of("ranks", "ranks > ranks.txt");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (!invocation.arguments().isEmpty()) {
            String first = invocation.arguments().get(0);
            throw invocation.fault(first, "one argument too many: " + first, "last rank 3 shows what rank 3 printed");
        }
        Optional<MpiJob> job = runs.newest();
        if (job.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.ERROR, "no MPI job yet: mpiexec -n 4 hostname runs one"));
            return new ExitStatus(1);
        }
        job.get().ranks().forEach(rank -> context.emit(new Event.Row("ranks", columns(rank))));
        return ExitStatus.OK;
    }

    private static Map<String, Object> columns(RankState rank) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("rank", rank.rank());
        columns.put("node", rank.node());
        columns.put("pid", rank.pid() == 0 ? null : rank.pid());
        columns.put("state", rank.state());
        columns.put("status", rank.status().map(ExitStatus::code).orElse(null));
        columns.put("seconds", rank.elapsed());
        columns.put("lines", rank.lines());
        columns.put("last", rank.last());
        return columns;
    }
}
