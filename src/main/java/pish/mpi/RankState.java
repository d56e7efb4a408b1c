package pish.mpi;

import java.time.Duration;
import java.util.Optional;
import pish.transport.ExitStatus;

/**
 * What is known of one rank.
 *
 * @param rank from 0
 * @param node where it runs
 * @param pid its process id there, or 0 before that is known
 * @param status how it ended; empty before
 * @param elapsed how long it has run, or ran
 * @param lines how many lines it has printed on both streams
 * @param last the end of its last line that is not blank
 */
public record RankState(
        int rank, String node, long pid, Optional<ExitStatus> status, Duration elapsed, long lines, String last) {
    /** Returns in one word how it is. */
    public String state() {
        if (status.isPresent()) {
            return status.get().ok() ? "ended" : "failed";
        }
        return pid == 0 ? "starting" : "running";
    }
}
