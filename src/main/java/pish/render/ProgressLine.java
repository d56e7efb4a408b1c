package pish.render;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.exec.Ending;
import pish.exec.Event;
import pish.transport.ExitStatus;

/**
 * The line that says how far a running command is: {@code [3/4] 0:05 waiting pi03}; of copies also how many bytes, how
 * fast, and how long the rest takes: {@code [0.4/1.3 GB] 0:05 87 MB/s, 0:10 left, waiting pi03}. It comes when the command has run for
 * 0.3 s, is drawn at most 20 times a second, and failures appear above it as they happen.
 */
final class ProgressLine {
    private static final long DELAY = Duration.ofMillis(300).toNanos();
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();
    /** More failures than this at once say no more than their number. */
    private static final int NOTICES = 8;

    private static final Event.Progress NONE = new Event.Progress(0, 0);

    private final Screen screen;
    private final Sink sink;
    private final Tally tally;
    private Event.Progress work = NONE;
    private Rate rate = new Rate();
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
        work = NONE;
        rate = new Rate();
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
        work = progress;
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
            rate.add(now, work.done());
            screen.show(List.of(text(Duration.ofNanos(now - begun))));
            drawn = now;
            visible = true;
        }
    }

    private String text(Duration elapsed) {
        String failed = tally.failed() > 0 ? tally.failed() + " failed" : "";
        String waiting = tally.pending().isEmpty() ? "" : "waiting " + tally.pending();
        String rest = Stream.of(pace(), failed, waiting)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return ("[" + count() + "] " + clock(elapsed) + " " + rest).stripTrailing();
    }

    private String count() {
        if (work.equals(NONE)) {
            return tally.ended() + "/" + tally.total();
        }
        if (work.unit() == Event.Unit.BYTES) {
            return ByteCount.text(work.done()) + "/" + ByteCount.text(work.total());
        }
        return work.total() > 0 ? work.done() + "/" + work.total() : Long.toString(work.done());
    }

    /** Returns how fast bytes are copied, and how long the rest takes. */
    private String pace() {
        double perSecond = work.unit() == Event.Unit.BYTES ? rate.perSecond() : 0;
        if (perSecond < 1) {
            return "";
        }
        Duration left = Duration.ofSeconds((long) Math.ceil((work.total() - work.done()) / perSecond));
        return ByteCount.text((long) perSecond) + "/s, " + clock(left) + " left";
    }

    /** Returns minutes and seconds, with hours where there are any: {@code 0:05}, {@code 1:00:00}. */
    static String clock(Duration elapsed) {
        String seconds = String.format("%02d", elapsed.toSecondsPart());
        return elapsed.toHours() > 0
                ? elapsed.toHours() + ":" + String.format("%02d", elapsed.toMinutesPart()) + ":" + seconds
                : elapsed.toMinutes() + ":" + seconds;
    }
}
