package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pish.exec.Ending;
import pish.exec.Event;
import pish.node.NodeSet;

/**
 * What is seen of a running command: how far it is ({@link ProgressLine}), and below that the last line of the slowest
 * nodes ({@link LastLines}), as many as fit and at most eight. It comes when the command has run for 0.3 s, is drawn at
 * most 20 times a second, and failures appear above it ({@link FailureNotices}).
 */
final class LiveRegion {
    private static final long DELAY = Duration.ofMillis(300).toNanos();
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();
    private static final int MOST_LINES = 8;

    private final Screen screen;
    private final Sink sink;
    private final ProgressLine line;
    private final LastLines lastLines;
    private final FailureNotices failures = new FailureNotices();
    private boolean running;
    private boolean timed;
    private long begun;
    private long drawn;

    /**
     * Makes a region.
     *
     * @param screen where it is shown
     * @param sink the same terminal, for failures
     * @param tally what it tells of; to be told of each event before this is
     */
    LiveRegion(Screen screen, Sink sink, Tally tally) {
        this.screen = screen;
        this.sink = sink;
        this.line = new ProgressLine(tally, screen.palette());
        this.lastLines = new LastLines(screen.palette());
    }

    /** Begins: from the next tick on time is counted. */
    void begin(NodeSet nodes) {
        running = !nodes.isEmpty();
        timed = false;
        line.begin();
        lastLines.begin(nodes);
        failures.begin();
    }

    /** Takes it away for something to be printed; it comes back by itself. */
    void clear() {
        screen.clear();
    }

    /** Takes it away for good. */
    void end() {
        clear();
        running = false;
    }

    /** Shows how far the long work of a built-in is. */
    void progress(Event.Progress progress) {
        if (!running) {
            begin(NodeSet.EMPTY);
            running = true;
        }
        line.progress(progress);
    }

    /** Shows what all waits for, before anything begins; empty for nothing. */
    void waiting(String reason) {
        line.waiting(reason);
    }

    /** Takes note of what a node has printed. */
    void output(Event.Output output) {
        if (screen.live()) {
            lastLines.output(output);
        }
    }

    /** Takes note of a node's end. */
    void ended(Ending ending) {
        lastLines.end(ending.node());
        if (!ending.ok()) {
            failures.add(ending);
        }
    }

    /** Knows that the ends of these nodes have been told of. */
    void told(Iterable<String> nodes) {
        failures.drop(nodes);
    }

    /** Draws it if it is time. */
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
            drawn = now;
            print(failures.due(now));
            screen.show(lines(now));
        }
    }

    private void print(List<String> notices) {
        if (!notices.isEmpty()) {
            clear();
            notices.forEach(notice -> sink.line(sink.palette().failure(notice)));
        }
    }

    private List<String> lines(long now) {
        List<String> lines = new ArrayList<>();
        lines.add(line.text(now, Duration.ofNanos(now - begun), screen.columns()));
        lines.addAll(lastLines.rows(Math.min(MOST_LINES, screen.rows() - 1), now));
        return lines;
    }
}
