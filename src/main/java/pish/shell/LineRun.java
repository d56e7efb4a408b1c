package pish.shell;

import java.time.Duration;
import java.util.List;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** One line on its way: who is told of its events, and what it comes to. */
final class LineRun implements EventHandler {
    private final int number;
    private final String text;
    private final long start = System.nanoTime();
    private Gather gather;
    private final List<EventHandler> journals;
    private final long linesBefore;
    private Destination destination;
    private NodeSet ok = NodeSet.EMPTY;
    private NodeSet failed = NodeSet.EMPTY;
    private boolean setsGroups = true;
    private boolean reachedAll = true;
    private ExitStatus reachableStatus = ExitStatus.OK;

    /**
     * Begins a line.
     *
     * @param number its number, counted from 1
     * @param text as it was typed
     * @param gather gathers the outputs of its broadcast
     * @param destination where output goes at first
     * @param journals who else is told
     */
    LineRun(int number, String text, Gather gather, Destination destination, List<EventHandler> journals) {
        this.number = number;
        this.text = text;
        this.gather = gather;
        this.destination = destination;
        this.journals = List.copyOf(journals);
        this.linesBefore = destination.sinks().out().lines();
    }

    /** Returns how many lines this has shown so far. */
    long shown() {
        return destination.sinks().out().lines() - linesBefore;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    Gather gather() {
        return gather;
    }

    Destination destination() {
        return destination;
    }

    /** Is about another command from now on. */
    void become(Gather newGather, Destination newDestination) {
        gather = newGather;
        destination = newDestination;
    }

    /** Sends output elsewhere from now on. */
    void destination(Destination newDestination) {
        destination = newDestination;
    }

    /** Returns whether the line's target names no group that it would itself change. */
    boolean setsGroups() {
        return setsGroups;
    }

    void setsGroups(boolean sets) {
        setsGroups = sets;
    }

    /** Tells everybody; the gather first, because renderers ask it. */
    @Override
    public void handle(Event event) {
        gather.handle(event);
        destination.renderer().handle(event);
        journals.forEach(journal -> journal.handle(event));
    }

    @Override
    public void tick(long now) {
        destination.renderer().tick(now);
        journals.forEach(journal -> journal.tick(now));
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
