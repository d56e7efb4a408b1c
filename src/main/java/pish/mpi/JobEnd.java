package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.transport.ExitStatus;

/** How a job has ended: which rank failed first, and of what. */
final class JobEnd {
    private static final int SIGNALLED = 128;
    private static final ExitStatus KILLED = new ExitStatus(SIGNALLED + 9);
    private static final int MOST_LINES = 40;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1,
            "SIGHUP",
            2,
            "SIGINT",
            4,
            "SIGILL (illegal instruction)",
            6,
            "SIGABRT (abort)",
            7,
            "SIGBUS (bus error)",
            8,
            "SIGFPE (arithmetic)",
            9,
            "SIGKILL",
            11,
            "SIGSEGV (segmentation fault)",
            13,
            "SIGPIPE",
            15,
            "SIGTERM");
    /** What MPICH's library says on the standard error of a rank that gives up (MPID_Abort; 4.0 and newer begin with Abort). */
    private static final Pattern ABORT = Pattern.compile("(?:Abort\\((-?\\d{1,10})\\) on node \\d+[^:]*: )?"
            + "(?:application called MPI_Abort\\(.*, (-?\\d{1,10})\\) - process \\d+|(Fatal error in .*)).*");

    /** What Open MPI's mpiexec says of it, in two lines (4.1, help-mpi-api.txt). */
    private static final Pattern ABORTED =
            Pattern.compile("MPI_ABORT was invoked on rank (\\d{1,7}) in communicator .*");

    private static final Pattern CODE = Pattern.compile("with errorcode (-?\\d{1,10})\\.");

    private final MpiJob job;
    private int aborting = -1;
    private final List<String> own = new ArrayList<>();
    private final Hints hints = new Hints();
    private final Set<Integer> failed = new LinkedHashSet<>();
    private Optional<Abort> abort = Optional.empty();
    private Optional<Abort> told = Optional.empty();
    private Optional<String> broken = Optional.empty();
    private Optional<String> memory = Optional.empty();
    private long failedAt;

    /**
     * A rank that gave up.
     *
     * @param error what the library said was wrong; empty where the program called MPI_Abort
     */
    private record Abort(int rank, int code, String error) {}

    JobEnd(MpiJob job) {
        this.job = job;
    }

    /** Takes a line that mpiexec itself has printed. */
    void own(String line) {
        Matcher aborted = ABORTED.matcher(line);
        Matcher code = CODE.matcher(line);
        if (aborted.matches()
                && Integer.parseInt(aborted.group(1)) < job.tracks().size()) {
            aborting = Integer.parseInt(aborted.group(1));
        } else if (aborting >= 0 && abort.isEmpty() && code.matches()) {
            abort = Optional.of(new Abort(aborting, code(code.group(1)), ""));
        }
        if (own.size() < MOST_LINES && !line.isBlank()) {
            own.add(line);
        }
    }

    /** Returns what ranks' own words tell. */
    Hints hints() {
        return hints;
    }

    /** Takes the end of a rank, in the order in which they end. */
    void ended(int rank, ExitStatus status) {
        if (!status.ok()) {
            failedAt = failed.isEmpty() ? System.nanoTime() : failedAt;
            failed.add(rank);
        }
    }

    /** Returns the rank that failed first, where all that is known of its end is that it was killed. */
    Optional<RankState> killed() {
        if (abort().isPresent() || broken.isPresent() || failed.isEmpty()) {
            return Optional.empty();
        }
        RankTrack first = job.tracks().get(failed.iterator().next());
        return first.said().filter(KILLED::equals).map(status -> first.state());
    }

    /**
     * Takes what the kernel on that rank's node says.
     *
     * @param program returns the program of a rank
     * @param age of the job, in seconds, when the node was asked
     * @param asked when that was, in ns
     */
    void kernelSays(KernelLog log, IntFunction<String> program, double age, long asked) {
        killed().ifPresent(rank -> {
            double ended = (asked - failedAt) / 1e9;
            memory = log.of(rank.pid(), age, ended)
                    .map(kill -> " was killed by the kernel" + outOfMemory(kill))
                    .or(() -> log.like(program.apply(rank.rank()), ended)
                            .map(kill -> " seems to have been killed by the kernel" + outOfMemory(kill)))
                    .or(() -> log.beside(rank.pid(), ended)
                            .map(kill -> " " + how(KILLED) + " after " + seconds(rank) + "; process " + kill.pid()
                                    + " (" + kill.name() + ") there was killed by the kernel" + outOfMemory(kill)));
        });
    }

    private static String outOfMemory(KernelLog.Kill kill) {
        double mebibytes = kill.kilobytes() / 1024.0;
        String used = mebibytes < 1024
                ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
        return ": out of memory" + (kill.kilobytes() == 0 ? "" : " (" + used + " in use)");
    }

    /** Takes a line of a rank's standard error. */
    void said(int rank, String line) {
        Matcher matcher = ABORT.matcher(line);
        if (abort.isEmpty() && matcher.matches()) {
            String code = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
            String error = matcher.group(3) == null ? "" : matcher.group(3).replaceFirst(", error stack:$", "");
            abort = Optional.of(new Abort(rank, code == null ? 1 : code(code), error));
        }
    }

    /** Takes that a rank has told its process manager to end the job; what it says on standard error says more. */
    void aborts(int rank, int code) {
        if (told.isEmpty()) {
            told = Optional.of(new Abort(rank, code, ""));
        }
    }

    /** Takes that a rank's end ends the job, in words that follow its name. */
    void breaks(int rank, String text) {
        if (broken.isEmpty()) {
            broken = Optional.of(who(rank) + " " + text);
        }
    }

    private Optional<Abort> abort() {
        return abort.or(() -> told);
    }

    /** Returns a code, which is a C int; what is larger, a rank has made up. */
    private static int code(String text) {
        return (int) Long.parseLong(text);
    }

    /** Returns which rank gave up. */
    Optional<Integer> aborted() {
        return abort().map(Abort::rank);
    }

    /** Returns the status of the rank that gave up, as a shell would see it: the low byte of its code, at least 1. */
    ExitStatus abortStatus() {
        return new ExitStatus(
                Math.max(1, abort().map(call -> call.code() & 0xff).orElse(1)));
    }

    /** Returns what mpiexec said for itself, the first lines of it. */
    List<String> own() {
        return List.copyOf(own);
    }

    /** Returns who failed first and of what, in one line; empty where nobody did. */
    Optional<String> cause() {
        if (abort().isPresent()) {
            Abort call = abort().get();
            String what = call.error().isEmpty() ? "called MPI_Abort with " + call.code() : "gave up: " + call.error();
            return Optional.of(who(call.rank()) + " " + what);
        }
        if (broken.isPresent()) {
            return broken;
        }
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        int first = failed.iterator().next();
        RankState state = job.tracks().get(first).state();
        ExitStatus status = job.tracks().get(first).said().orElse(ExitStatus.OK);
        String others = failed.size() == 1 ? "" : "; " + (failed.size() - 1) + " more failed after it";
        String what = memory.orElseGet(() -> " " + how(status) + " after " + seconds(state));
        return Optional.of(who(first) + what + others);
    }

    private String who(int rank) {
        RankState state = job.tracks().get(rank).state();
        return "rank " + rank + " on " + state.node() + (state.pid() == 0 ? "" : " (process " + state.pid() + ")");
    }

    private static String how(ExitStatus status) {
        int signal = status.code() - SIGNALLED;
        if (signal <= 0) {
            return "ended with " + status.code();
        }
        return "was ended by " + SIGNALS.getOrDefault(signal, "signal " + signal);
    }

    private static String seconds(RankState state) {
        return String.format(Locale.ROOT, "%.1f s", state.elapsed().toMillis() / 1000.0);
    }
}
