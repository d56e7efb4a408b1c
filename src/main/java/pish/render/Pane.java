package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pish.exec.Ending;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** One node's or rank's part of the screen: a line that says how it is, and below that the end of what it has printed. */
final class Pane {
    /** So many bytes are kept of what it has printed: more than fit on a screen. */
    private static final int KEPT = 8 << 10;
    /** So many columns a title has beside the name and the state: a line before and between them, and blanks. */
    private static final int RULES = 5;
    /** And this, where there is room for it. */
    private static final String END = " ─";

    private static final int LEAST_NAME = 4;

    private static final long MINUTE = 60;

    private final String name;
    private final int place;
    private final OutputTail tail = new OutputTail(KEPT);
    private Optional<Ending> ending = Optional.empty();
    private Duration elapsed = Duration.ZERO;
    private boolean skipped;

    /**
     * Makes one that nothing has been printed in.
     *
     * @param name what its title begins with
     * @param place where it stands, from 0, which gives it its colour
     */
    Pane(String name, int place) {
        this.name = name;
        this.place = place;
    }

    void output(Event.Output output) {
        tail.add(output.stream(), output.bytes());
    }

    /** Takes the event that tells its end. */
    void end(Event event, Ending how) {
        ending = Optional.of(how);
        if (event instanceof Event.Exited exited) {
            elapsed = exited.elapsed();
        } else if (event instanceof Event.Lost lost) {
            elapsed = lost.elapsed();
        }
    }

    /** Takes note that nothing is begun there. */
    void skip() {
        skipped = true;
    }

    /**
     * Returns its title.
     *
     * @param width how many columns that takes
     * @param running since the command was begun
     */
    String title(int width, Duration running, Palette palette) {
        List<String> states = states(running);
        String last = states.get(states.size() - 1);
        String cut = Columns.cut(name, Math.max(LEAST_NAME, width - RULES - Columns.width(last)));
        int room = width - RULES - Columns.width(cut);
        String state = states.stream()
                .filter(text -> Columns.width(text + END) <= room)
                .findFirst()
                .or(() -> states.stream()
                        .filter(text -> Columns.width(text) <= room)
                        .findFirst())
                .orElse(last);
        String begin = "─ " + cut + " ─";
        String end = " " + state + (Columns.width(state + END) <= room ? END : "");
        int rule = Math.max(0, width - Columns.width(begin) - Columns.width(end));
        String title = Columns.pad(Columns.cut(begin + "─".repeat(rule) + end, width), width);
        if (ending.isPresent()) {
            return ending.get().ok() ? palette.faint(title) : palette.failure(title);
        }
        return palette.node(place, title);
    }

    /** Returns in words how it is, at length and shorter. */
    private List<String> states(Duration running) {
        if (ending.isEmpty()) {
            return skipped
                    ? List.of("not run")
                    : List.of("running " + ProgressLine.clock(running), ProgressLine.clock(running));
        }
        Ending how = ending.get();
        String seconds = elapsed.isZero() ? "" : " " + seconds(elapsed);
        if (how.ok()) {
            return List.of("ok" + seconds, "ok");
        }
        String why = Header.why(how.status(), how.reason());
        if (how.reason().isPresent() || how.status().equals(ExitStatus.INTERRUPTED)) {
            return List.of(why, why.replaceAll("^connection |: .*| \\(.*", ""));
        }
        String code = Integer.toString(how.status().code());
        return List.of(why + seconds, "exit " + code + seconds, "exit " + code, code);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() < MINUTE
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : ProgressLine.clock(time);
    }

    /** Returns so many lines of so many columns, the last that were printed. */
    List<String> lines(int width, int height) {
        List<String> lines = new ArrayList<>();
        for (byte[] line : tail.lines(height)) {
            lines.add(Columns.pad(Columns.cut(PaneText.of(line), width), width));
        }
        while (lines.size() < height) {
            lines.add(" ".repeat(width));
        }
        return lines;
    }
}
