package pish.render;

import java.util.ArrayList;
import java.util.List;
import pish.exec.Outcome;
import pish.node.NodeSet;

/**
 * The screen of a command that runs again and again: a line that tells the interval, the command, which nodes failed or do
 * not answer, and the time; below it the folds, as many lines as fit, and how many more there are. What is no more than
 * text about the run is in its own colours, and words that are others than in the run before are inverse.
 */
public final class WatchView {
    private static final String KEYS = "j k space b: scroll · q: quit";
    /** A title cut to less says nothing. */
    private static final int LEAST_TITLE = 12;

    private final String title;
    private final Palette palette;
    /** The lines of the last whole run, which the next is compared with. */
    private List<String> base = List.of();

    private boolean compared;
    private List<String> plain = List.of();
    private List<String> marked = List.of();
    private long more;
    private String trouble = "";
    private String clock = "";
    private int top;

    /**
     * Makes one that shows nothing yet.
     *
     * @param title the interval and the command
     */
    public WatchView(String title, Palette palette) {
        this.title = SafeText.line(title);
        this.palette = palette;
    }

    /**
     * Shows what a run came to.
     *
     * @param time when it began
     * @param whole whether it has ended on all nodes, so that the next is compared with it
     */
    public void show(FoldLines folds, Outcome outcome, String time, boolean whole) {
        plain = folds.lines();
        marked = compared && palette != Palette.PLAIN ? ChangedWords.mark(base, plain) : plain;
        base = whole ? plain : base;
        compared |= whole;
        more = folds.more();
        NodeSet failed = outcome.failed().minus(outcome.unreachable());
        trouble = part(failed, " failed")
                + part(
                        outcome.unreachable(),
                        outcome.unreachable().size() == 1 ? " does not answer" : " do not answer");
        clock = time;
    }

    private String part(NodeSet nodes, String what) {
        return nodes.isEmpty() ? "" : palette.failure(Header.counted(nodes) + what) + "  ";
    }

    /** Moves by lines, down where that is positive. */
    public void move(int lines) {
        top = (int) Math.max(0, Math.min((long) top + lines, plain.size() - 1L));
    }

    /**
     * Returns the rows to show.
     *
     * @param waiting what is waited for, or the empty string
     */
    public List<String> rows(int columns, int rows, String waiting) {
        int room = Math.max(1, rows - 2);
        top = Math.max(0, Math.min(top, plain.size() - (plain.size() > room ? room - 1 : room)));
        List<String> all = new ArrayList<>();
        all.add(header(columns, waiting));
        all.add("");
        boolean whole = plain.size() <= room && more == 0;
        marked.stream().skip(top).limit(whole ? room : room - 1L).forEach(line -> all.add(Columns.cut(line, columns)));
        if (!whole) {
            all.add(Columns.cut(palette.faint(below(all.size() - 2)), columns));
        }
        return all.subList(0, Math.min(all.size(), rows));
    }

    private String below(int shown) {
        long left = plain.size() - top - shown + more;
        String above = top == 0 ? "" : top + (top == 1 ? " line above · " : " lines above · ");
        String rest = left == 0 ? "" : left + (left == 1 ? " more line · " : " more lines · ");
        return above + rest + KEYS;
    }

    private String header(int columns, String waiting) {
        String note = waiting.isEmpty() ? "" : palette.warning(waiting) + "  ";
        String right = trouble + note + clock;
        right = Columns.cut(right, Math.max(0, columns - LEAST_TITLE - 2));
        String left = Columns.cut(title, Math.max(0, columns - Columns.width(right) - 2));
        return palette.title(Columns.pad(left, columns - Columns.width(right))) + right;
    }
}
