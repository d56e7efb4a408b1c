package pish.exec;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import pish.exec.Stopper.Firmness;
import pish.transport.ExitStatus;

/** Ends the commands of a broadcast that ran out of time or that the user wants no more. */
final class Stops {
    /** How long after its time-out a command is asked more firmly. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long timeoutNanos;
    private final Links links;
    private final Map<NodeRun, Stopper> stoppers = new HashMap<>();
    private final Map<NodeRun, Firmness> overdue = new HashMap<>();
    private final Runnable settled;
    private Firmness asked;

    /**
     * Begins with nothing to stop.
     *
     * @param timeout zero for none
     * @param settled told, on any thread, that {@link #isSettled} may have become true
     */
    Stops(Duration timeout, Links links, Runnable settled) {
        this.settled = settled;
        this.timeoutNanos = timeout.toNanos();
        this.links = links;
    }

    /** Notes that the user asks once more for everything to stop. */
    void ask() {
        asked = asked == null ? Firmness.INTERRUPT : asked.firmer();
    }

    /** Stops a command as firmly as the user asks. */
    void stop(NodeRun run) {
        stopper(run).stop(asked);
    }

    /** Stops a command whose time is up. */
    void checkTime(NodeRun run, long now) {
        if (timeoutNanos > 0 && run.hasBegun()) {
            overdue(run, now - run.startNanos() - timeoutNanos);
        }
    }

    /** Does what time has brought, for commands that have ended too: a signal may still be on its way to their shell. */
    void tick(long now) {
        stoppers.values().forEach(stopper -> stopper.tick(now));
    }

    /** Returns whether the user wants no more. */
    boolean asked() {
        return asked != null;
    }

    /** Returns whether no signal is under way that might yet hit the next command instead. */
    boolean isSettled() {
        return stoppers.values().stream().allMatch(Stopper::isSettled);
    }

    private void overdue(NodeRun run, long over) {
        if (over < 0) {
            return;
        }
        Firmness due = Firmness.INTERRUPT;
        for (long past = PATIENCE_NANOS; past <= over && due != Firmness.GIVE_UP; past += PATIENCE_NANOS) {
            due = due.firmer();
        }
        if (overdue.put(run, due) != due) {
            stopper(run).stop(due);
            run.force(ExitStatus.TIMEOUT);
        }
    }

    private Stopper stopper(NodeRun run) {
        return stoppers.computeIfAbsent(run, r -> new Stopper(r, links, settled));
    }
}
