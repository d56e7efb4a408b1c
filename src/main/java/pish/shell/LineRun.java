package pish.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.script.LineResult;
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
    private Optional<LineResult.Builder> kept = Optional.empty();
    private Optional<LineRun> around = Optional.empty();
    private boolean suspended;
    private Event.Finished finished;

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
        if (event instanceof Event.Progress) {
            tick(System.nanoTime()); // built-ins tell how far they are, and nothing else that would draw it
        }
    }

    @Override
    public void tick(long now) {
        destination.renderer().tick(now);
        journals.forEach(journal -> journal.tick(now));
    }

    /** Keeps from now on what its commands come to, for {@link #result}. */
    void keepResult() {
        kept = Optional.of(new LineResult.Builder());
    }

    /** Is one of the lines that another line runs, whose result has what this one's commands bring. */
    void within(LineRun outer) {
        around = Optional.of(outer);
    }

    private void keep(Gather ofCommand) {
        kept.ifPresent(result -> result.add(ofCommand.folds()));
        around.ifPresent(outer -> outer.keep(ofCommand));
    }

    /** Counts a command that has ended. */
    void add(Gather ofCommand, Outcome outcome, ExitStatus ofReachable) {
        keep(ofCommand);
        ok = ok.union(outcome.ok());
        failed = failed.union(outcome.failed());
        reachedAll &= outcome.unreachable().isEmpty();
        reachableStatus = reachableStatus.max(ofReachable);
    }

    /** Returns the status without that of nodes that could not be reached. */
    ExitStatus reachableStatus(ExitStatus status) {
        return reachedAll ? status : reachableStatus;
    }

    /** Says that its command goes on in the background. */
    void suspend() {
        suspended = true;
    }

    /** Ends the line, and returns the event that says so. */
    Event.Finished finished(ExitStatus status) {
        finished = new Event.Finished(number, text, status, ok, failed, Duration.ofNanos(System.nanoTime() - start));
        return finished;
    }

    /** Returns what it has come to, if that was to be kept and it has ended. */
    Optional<LineResult> result(boolean interrupted) {
        LineResult.End own = interrupted ? LineResult.End.INTERRUPTED : LineResult.End.OWN;
        LineResult.End end = suspended ? LineResult.End.IN_BACKGROUND : own;
        return kept.map(result -> result.build(finished.status(), finished.elapsed(), finished.failed(), end));
    }
}
