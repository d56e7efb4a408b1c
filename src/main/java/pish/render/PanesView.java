package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Rank;
import pish.node.NodeSet;

/**
 * The screen of a command on nodes, or of the ranks of an MPI job: a {@link Pane} each, in the order of the target, on as many
 * pages as it takes; at the foot how many run, have ended and have failed.
 */
public final class PanesView implements EventHandler {
    /** A foot and one pane. */
    private static final int LEAST_ROWS = PaneGrid.LEAST_HEIGHT + 1;

    /** The smallest screen that is large enough, in words. */
    public static final String LEAST = PaneGrid.LEAST_WIDTH + " by " + LEAST_ROWS;

    /** From so many columns on the foot is in whole words. */
    private static final int IN_WORDS = 70;

    private static final String RULE = "│";

    private final Palette palette;
    private final long begun;
    private final Map<String, Pane> panes = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private NodeSet nodes = NodeSet.EMPTY;
    private final List<String> failed = new ArrayList<>();
    private String note = "";
    private int page;

    /**
     * Makes one that shows nothing yet.
     *
     * @param begun when the command was begun, in ns
     */
    public PanesView(Palette palette, long begun) {
        this.palette = palette;
        this.begun = begun;
    }

    /** Returns whether a screen is large enough for it. */
    public static boolean fits(int columns, int rows) {
        return columns >= PaneGrid.LEAST_WIDTH && rows >= LEAST_ROWS;
    }

    @Override
    public void handle(Event event) {
        tally.handle(event);
        if (event instanceof Event.Started started) {
            begin(started);
        } else if (event instanceof Event.Output output) {
            of(output.node()).ifPresent(pane -> pane.output(output));
        } else if (event instanceof Event.Skipped skipped) {
            skipped.nodes().forEach(node -> of(node).ifPresent(Pane::skip));
        } else {
            Ending.of(event).ifPresent(ending -> end(event, ending));
        }
    }

    private void begin(Event.Started started) {
        panes.clear();
        nodes = started.nodes();
        failed.clear();
        page = 0;
        for (String node : nodes) {
            String name =
                    Rank.is(node) ? Rank.number(node) + " " + started.places().getOrDefault(node, "") : node;
            panes.put(node, new Pane(name, panes.size()));
        }
    }

    private void end(Event event, Ending ending) {
        of(ending.node()).ifPresent(pane -> pane.end(event, ending));
        if (!ending.ok()) {
            failed.add(ending.node());
        }
    }

    private Optional<Pane> of(String node) {
        return Optional.ofNullable(panes.get(node));
    }

    /** Returns whether the command runs anywhere. */
    public boolean isRunning() {
        return tally.total() > 0 && !tally.complete();
    }

    /** Shows a remark above the foot; the empty string takes it away. */
    public void note(String text) {
        note = SafeText.line(text);
    }

    /** Moves by pages, on where that is positive. */
    public void move(int pages) {
        page = (int) Math.max(0, Math.min((long) page + pages, Integer.MAX_VALUE));
    }

    /**
     * Returns the rows to show at a time, in ns.
     *
     * @param columns how wide the screen is
     * @param rows how high, at least 1
     */
    public List<String> rows(int columns, int rows, long now) {
        int below = note.isEmpty() ? 1 : 2;
        PaneGrid grid = PaneGrid.of(Math.max(1, panes.size()), columns, Math.max(1, rows - below));
        int pages = Math.max(1, (panes.size() + grid.page() - 1) / grid.page());
        page = Math.min(page, pages - 1);
        List<Pane> shown = panes.values().stream()
                .skip((long) page * grid.page())
                .limit(grid.page())
                .toList();
        List<String> all = new ArrayList<>();
        for (int row = 0; row < grid.down(); row++) {
            int first = Math.min(shown.size(), row * grid.across());
            int end = Math.min(shown.size(), first + grid.across());
            all.addAll(row(grid, shown.subList(first, end), grid.height(row), Duration.ofNanos(now - begun)));
        }
        if (below > 1) {
            all.add(palette.warning(Columns.cut(note, columns)));
        }
        all.add(foot(columns, pages));
        return all.subList(Math.max(0, all.size() - rows), all.size());
    }

    private List<String> row(PaneGrid grid, List<Pane> beside, int height, Duration running) {
        List<StringBuilder> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            rows.add(new StringBuilder());
        }
        for (int column = 0; column < beside.size(); column++) {
            int width = grid.width(column);
            List<String> lines = new ArrayList<>();
            lines.add(beside.get(column).title(width, running, palette));
            lines.addAll(beside.get(column).lines(width, Math.max(0, height - 1)));
            for (int i = 0; i < height; i++) {
                rows.get(i).append(column == 0 ? "" : palette.faint(RULE)).append(lines.get(i));
            }
        }
        return rows.stream().map(StringBuilder::toString).toList();
    }

    private String foot(int columns, int pages) {
        boolean words = columns >= IN_WORDS;
        String number = (page + 1) + (words ? " of " : "/") + pages;
        String turning = pages == 1 ? "" : words ? "page " + number + ": n p · " : number + " n p · ";
        String right = turning + "q: fold";
        String left = Columns.cut(words ? counts() : briefly(), Math.max(0, columns - Columns.width(right) - 2));
        return Columns.cut(Columns.pad(left, columns - Columns.width(right)) + palette.faint(right), columns);
    }

    private String counts() {
        String which = ": " + Rank.text(NodeSet.of(failed));
        return running() + " of " + Header.nodes(nodes) + " running" + well() + failed(which);
    }

    /** Returns the counts where they may be cut: what matters more comes first. */
    private String briefly() {
        return running() + " running" + failed("") + well();
    }

    private int running() {
        return tally.total() - tally.ended();
    }

    private String well() {
        int count = tally.ended() - tally.failed();
        return count == 0 ? "" : ", " + count + " ok";
    }

    private String failed(String which) {
        return failed.isEmpty() ? "" : ", " + palette.failure(failed.size() + " failed" + which);
    }
}
