package pish.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** One line on its way: who is told of its events, and what it comes to. */
final class LineRun {
    private final int number;
    private final String text;
    private final long start = System.nanoTime();
    private final List<EventHandler> handlers = new ArrayList<>();
    private NodeSet ok = NodeSet.EMPTY;
    private NodeSet failed = NodeSet.EMPTY;
    private boolean setsGroups = true;
    private Gather gather;
    private boolean reachedAll = true;
    private ExitStatus reachableStatus = ExitStatus.OK;

    LineRun(int number, String text) {
        this.number = number;
        this.text = text;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** Returns what gathers the outputs of the line's broadcast. */
    Gather gather() {
        return gather;
    }

    void gather(Gather newGather) {
        gather = newGather;
    }

    /** Returns whether the line's target names no group that it would itself change. */
    boolean setsGroups() {
        return setsGroups;
    }

    void setsGroups(boolean sets) {
        setsGroups = sets;
    }

    /** Returns who is told, in order; may be changed. */
    List<EventHandler> handlers() {
        return handlers;
    }

    /** Tells everybody. */
    void emit(Event event) {
        handlers.forEach(handler -> handler.handle(event));
    }

    /** Tells everybody the time. */
    void tick(long now) {
        handlers.forEach(handler -> handler.tick(now));
    }

    /** Counts a broadcast. */
    void add(Outcome outcome, ExitStatus ofReachable) {
        ok = ok.union(outcome.ok());
        failed = failed.union(outcome.failed());
        reachedAll &= outcome.unreachable().isEmpty();
        reachableStatus = reachableStatus.max(ofReachable);
    }

    /** Returns the status without that of nodes that could not be reached. */
    ExitStatus reachableStatus(ExitStatus status) {
        return reachedAll ? status : reachableStatus;
    }

    /** Returns the event that ends the line. */
    Event.Finished finished(ExitStatus status) {
        return new Event.Finished(number, text, status, ok, failed, Duration.ofNanos(System.nanoTime() - start));
    }
}
