package pish.render;

import java.time.Duration;
import java.util.List;
import pish.exec.Ending;
import pish.exec.Event;
import pish.transport.ExitStatus;

/**
 * The line that says how far a running command is: {@code [3/4] 0:05 waiting pi03}. It comes when the command has run for
 * 0.3 s, is drawn at most 20 times a second, and failures appear above it as they happen.
 */
final class ProgressLine {
    private static final long DELAY = Duration.ofMillis(300).toNanos();
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();
    /** More failures than this at once say no more than their number. */
    private static final int NOTICES = 8;

    private final Screen screen;
    private final Sink sink;
    private final Tally tally;
    private String work = "";
    private boolean running;
    private boolean timed;
    private long begun;
    private long drawn;
    private boolean visible;

    /**
     * Makes a line.
     *
     * @param screen where it is shown
     * @param sink the same terminal, for failures
     * @param tally what it tells of; to be told of each event before this is
     */
    ProgressLine(Screen screen, Sink sink, Tally tally) {
        this.screen = screen;
        this.sink = sink;
        this.tally = tally;
    }

    /** Begins: from the next tick on time is counted. */
    void begin() {
        running = true;
        timed = false;
        work = "";
    }

    /** Takes the line away for something to be printed; it comes back by itself. */
    void clear() {
        screen.clear();
        visible = false;
    }

    /** Takes the line away for good. */
    void end() {
        clear();
        running = false;
    }

    /** Shows how far the long work of a built-in is. */
    void progress(Event.Progress progress) {
        if (!running) {
            begin();
        }
        work = progress.total() > 0 ? progress.done() + "/" + progress.total() : Long.toString(progress.done());
    }

    /** Says above the line that a node failed, if people have been looking at it. */
    void failure(Ending ending) {
        // whoever pressed Ctrl-C need not be told of each node that heeded it
        boolean asked = ending.status().equals(ExitStatus.INTERRUPTED);
        if (visible && !asked && tally.failed() <= NOTICES) {
            clear();
            String why = Header.why(ending.status(), ending.reason());
            sink.line(sink.palette().failure(ending.node() + ": " + why));
            sink.flush();
        }
    }

    /** Draws the line if it is time. */
    void tick(long now) {
        if (!running || !screen.live()) {
            return;
        }
        if (!timed) {
            timed = true;
            begun = now;
            drawn = now - INTERVAL;
        }
        if (now - begun >= DELAY && now - drawn >= INTERVAL) {
            screen.show(List.of(text(Duration.ofNanos(now - begun))));
            drawn = now;
            visible = true;
        }
    }

    private String text(Duration elapsed) {
        String count = work.isEmpty() ? tally.ended() + "/" + tally.total() : work;
        String failed = tally.failed() > 0 ? " " + tally.failed() + " failed" : "";
        String waiting = tally.pending().isEmpty() ? "" : " waiting " + tally.pending();
        return "[" + count + "] " + clock(elapsed) + failed + (failed.isEmpty() || waiting.isEmpty() ? "" : ",")
                + waiting;
    }

    /** Returns minutes and seconds, with hours where there are any: {@code 0:05}, {@code 1:00:00}. */
    static String clock(Duration elapsed) {
        String seconds = String.format("%02d", elapsed.toSecondsPart());
        return elapsed.toHours() > 0
                ? elapsed.toHours() + ":" + String.format("%02d", elapsed.toMinutesPart()) + ":" + seconds
                : elapsed.toMinutes() + ":" + seconds;
    }
}
