package pish.render;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.NodeSet;

/**
 * The line that says how far a running command is: {@code [3/4] ███████░░░ 0:05 waiting pi03}; of copies also how many
 * bytes, how fast, and how long the rest takes: {@code [0.4/1.3 GB] ███░░░░░░░ 0:05 87 MB/s, 0:10 left, waiting pi03}. A
 * narrow terminal has no bar.
 */
final class ProgressLine {
    private static final Event.Progress NONE = new Event.Progress(0, 0);
    private static final int BAR_FROM = 60;
    private static final int BAR = 16;

    private final Tally tally;
    private final Palette palette;
    private Event.Progress work = NONE;
    private Rate rate = new Rate();
    private String reason = "";

    /**
     * Makes a line.
     *
     * @param tally what it tells of; to be told of each event before this is
     * @param palette its colours
     */
    ProgressLine(Tally tally, Palette palette) {
        this.tally = tally;
        this.palette = palette;
    }

    /** Begins with a new command. */
    void begin() {
        work = NONE;
        rate = new Rate();
        reason = "";
    }

    /** Says what all waits for; empty for nothing but the nodes. */
    void waiting(String newReason) {
        reason = newReason;
    }

    /** Is about the long work of a built-in. */
    void progress(Event.Progress progress) {
        work = progress;
    }

    /**
     * Returns its text.
     *
     * @param now in ns
     * @param elapsed since the command was begun
     * @param columns how wide the terminal is
     */
    String text(long now, Duration elapsed, int columns) {
        rate.add(now, work.done());
        String failed = tally.failed() > 0 ? palette.failure(tally.failed() + " failed") : "";
        NodeSet nodes = work.waiting().isEmpty() ? tally.pending() : work.waiting();
        String whom = reason.isEmpty() && !nodes.isEmpty() ? "waiting " + Rank.text(nodes) : "";
        String waiting = reason.isEmpty() ? whom : "waiting " + SafeText.line(reason);
        String rest = Stream.of(pace(), failed, waiting)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return Stream.of("[" + count() + "]", columns < BAR_FROM ? "" : bar(), clock(elapsed), rest)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
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

    /** Returns the share that is done, and in red that of the nodes that failed; nothing where it is not known. */
    private String bar() {
        boolean nodes = work.equals(NONE);
        long total = nodes ? tally.total() : work.total();
        if (total == 0) {
            return "";
        }
        int done = part(nodes ? tally.ended() : work.done(), total);
        int failed = nodes ? Math.min(done, part(tally.failed(), total)) : 0;
        return palette.done("█".repeat(done - failed))
                + palette.failure("█".repeat(failed))
                + palette.faint("░".repeat(BAR - done));
    }

    private static int part(long share, long total) {
        return (int) Math.min(BAR, Math.round(BAR * (double) share / total));
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
