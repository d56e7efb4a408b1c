package pish.render;

import java.io.OutputStream;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The live region: the last lines of a terminal, which come and go without a trace. Whoever prints on that terminal clears
 * it first. Between two drawings the cursor stays at its first character, which is where a terminal that changes its size
 * and breaks lines anew keeps it, so that nothing of them is left behind. Only one thread uses it.
 */
public final class Screen {
    private static final String UP = "\u001b[A";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    /** A line that the terminal takes for wider than pish does is cut by it, and pushes nothing down (DECAWM). */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final Sink sink;
    private final IntSupplier columns;
    private final IntSupplier rows;
    private List<String> shown = List.of();
    private int shownColumns;

    /**
     * Makes a live region.
     *
     * @param sink the terminal; where it is none, nothing is ever shown
     * @param columns tells the terminal's present width; 0 or less means 80
     * @param rows tells its present height; 0 or less means 24
     */
    public Screen(Sink sink, IntSupplier columns, IntSupplier rows) {
        this.sink = sink;
        this.columns = columns;
        this.rows = rows;
    }

    /** Returns one that never shows anything. */
    public static Screen none() {
        return new Screen(new Sink(OutputStream.nullOutputStream(), false, Palette.PLAIN), () -> 0, () -> 0);
    }

    /** Returns whether lines can be shown. */
    public boolean live() {
        return sink.terminal();
    }

    /** Returns the colours it can show. */
    Palette palette() {
        return sink.palette();
    }

    /** Returns how wide it is at present. */
    int columns() {
        return columns.getAsInt() > 0 ? columns.getAsInt() : 80;
    }

    /** Returns how many lines it can show at present, at least 1: one line stays for what is printed above them. */
    int rows() {
        return Math.max(1, (rows.getAsInt() > 0 ? rows.getAsInt() : 24) - 1);
    }

    /** Shows lines in place of those shown before: as many as fit, each cut to the terminal's width. */
    void show(List<String> lines) {
        if (!live() || lines.isEmpty()) {
            clear();
            return;
        }
        int width = columns();
        // the last column stays free: some terminals wrap as soon as it is filled
        List<String> cut = lines.stream()
                .limit(rows())
                .map(line -> Columns.cut(line, width - 1))
                .toList();
        if (cut.equals(shown) && width == shownColumns) {
            return;
        }
        if (shown.isEmpty()) {
            sink.freshLine();
        }
        String text = String.join(ERASE_LINE_END + "\r\n", cut);
        sink.control("\r" + CUT + text + ERASE_BELOW + WRAP + "\r" + UP.repeat(cut.size() - 1));
        sink.flush();
        shown = cut;
        shownColumns = width;
    }

    /** Takes the lines away; what is printed next begins where they were. */
    public void clear() {
        if (!shown.isEmpty()) {
            sink.control("\r" + ERASE_BELOW);
            sink.flush();
            shown = List.of();
        }
    }
}
