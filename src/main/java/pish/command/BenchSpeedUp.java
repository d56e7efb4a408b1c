package pish.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.mpi.JobRequest;
import pish.mpi.JobRequestReader;
import pish.mpi.Mpi;
import pish.mpi.MpiPlan;
import pish.mpi.MpiRuns;
import pish.mpi.SpeedUp;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** One call of {@code bench speedup}. */
final class BenchSpeedUp {
    private static final int ROUNDS = 3;
    private static final double NANO = 1e-9;
    private static final int DIGITS = 3;

    private final Context context;
    private final Invocation invocation;
    private final MpiRuns runs;
    private final List<Integer> counts = new ArrayList<>();
    private int rounds = ROUNDS;
    private final List<String> rest = new ArrayList<>();

    BenchSpeedUp(Context context, Invocation invocation, MpiRuns runs) {
        this.context = context;
        this.invocation = invocation;
        this.runs = runs;
    }

    ExitStatus run() throws IOException {
        read(invocation.arguments());
        if (counts.isEmpty()) {
            doubled(plan(0).placement().ranks());
        }
        MpiPlan largest = plan(counts.get(counts.size() - 1));
        if (largest.request().own().dryRun() || context.settings().on(Setting.DRY_RUN)) {
            counts.forEach(count -> context.emit(new Event.Text("mpiexec -n " + count + " "
                    + String.join(
                            " ",
                            rest.stream()
                                    .filter(word -> !word.matches("--?dry-run"))
                                    .toList())
                    + (rounds == 1 ? "" : ", " + rounds + " times"))));
            return ExitStatus.OK;
        }
        if (largest.request().own().push() && !new MpiPreparing(context, invocation, largest).push()) {
            return new ExitStatus(1);
        }
        NodeSet nodes = largest.placement().nodes().union(NodeSet.of(largest.hub()));
        return context.connect(nodes).equals(nodes) ? measure() : ExitStatus.UNREACHABLE;
    }

    private void read(List<String> words) {
        int at = 1;
        while (at + 1 < words.size() && words.get(at).matches("--?(n|np|rounds)")) {
            String value = words.get(at + 1);
            if (words.get(at).endsWith("rounds")) {
                rounds = count(value);
            } else {
                for (String count : value.split(",", -1)) {
                    counts.add(count(count));
                }
            }
            at += 2;
        }
        rest.addAll(words.subList(Math.min(at, words.size()), words.size()));
        if (rest.contains("&")) {
            throw invocation.fault("&", "what is measured runs in the foreground", "leave the & out");
        }
    }

    private int count(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw invocation.fault(text, "no number from 1 on: " + text, "bench speedup -n 1,2,4,8 ./solve");
        }
        return Integer.parseInt(text);
    }

    /** Without any, ranks are doubled until there are as many as slots. */
    private void doubled(int slots) {
        for (int count = 1; count < slots; count *= 2) {
            counts.add(count);
        }
        counts.add(slots);
    }

    private MpiPlan plan(int count) throws IOException {
        List<String> words = new ArrayList<>(count == 0 ? List.of() : List.of("-n", Integer.toString(count)));
        words.addAll(rest);
        try {
            JobRequest request =
                    JobRequestReader.read(words).or(Mpi.of(context.settings().get(Setting.MPI)));
            return new MpiPlanning(context, invocation).plan(request);
        } catch (SyntaxError e) {
            throw invocation.fault(
                    e.source(), String.valueOf(e.getMessage()), e.hint().orElse(""));
        }
    }

    private ExitStatus measure() throws IOException {
        SpeedUp speedUp = new SpeedUp();
        int done = 0;
        for (int count : counts) {
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                context.emit(new Event.Progress(done++, (long) counts.size() * rounds));
                QuietRanks job = new QuietRanks(context, runs, line -> {});
                ExitStatus status =
                        job.run(plan(count), invocation.statement().raw().strip());
                if (context.interrupted()) {
                    return ExitStatus.INTERRUPTED;
                }
                if (!status.ok()) {
                    String said = job.said().isEmpty() ? "" : ": " + job.said();
                    context.emit(new Event.Message(
                            Event.Severity.ERROR, "with " + count + " ranks it ended with " + status.code() + said));
                    return status;
                }
                seconds.add(longest());
            }
            show(speedUp.add(count, seconds));
        }
        if (!context.settings().is(Setting.FORMAT, "json")) {
            speedUp.plot().forEach(line -> context.emit(new Event.Text(line)));
        }
        return ExitStatus.OK;
    }

    /** Returns the seconds of the rank that took longest: what starting the job took is not in it. */
    private double longest() {
        return runs.newest().orElseThrow().ranks().stream()
                .mapToDouble(rank -> rank.elapsed().toNanos() * NANO)
                .max()
                .orElse(0);
    }

    private void show(SpeedUp.Step step) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("ranks", step.ranks());
        columns.put("seconds", rounded(step.seconds(), DIGITS));
        columns.put("speedup", rounded(step.speedUp(), 2));
        columns.put("efficiency", rounded(step.efficiency(), 2));
        context.emit(new Event.Row("speedup", columns));
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
