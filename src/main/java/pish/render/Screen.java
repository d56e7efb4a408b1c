package pish.render;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The live region: the last lines of a terminal, which come and go without a trace. Whoever prints on that terminal clears
 * it first. Only one thread uses it.
 */
public final class Screen {
    private static final String UP = "\u001b[A";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Sink sink;
    private final IntSupplier columns;
    private int shown;

    /**
     * Makes a live region.
     *
     * @param sink the terminal; where it is none, nothing is ever shown
     * @param columns tells the terminal's present width; 0 or less means 80
     */
    public Screen(Sink sink, IntSupplier columns) {
        this.sink = sink;
        this.columns = columns;
    }

    /** Returns one that never shows anything. */
    public static Screen none() {
        return new Screen(new Sink(OutputStream.nullOutputStream(), false, Palette.PLAIN), () -> 0);
    }

    /** Returns whether lines can be shown. */
    public boolean live() {
        return sink.terminal();
    }

    /** Shows lines in place of those shown before, each cut to the terminal's width. */
    void show(List<String> lines) {
        if (!live() || lines.isEmpty()) {
            clear();
            return;
        }
        List<String> cut = new ArrayList<>();
        int width = columns.getAsInt() > 0 ? columns.getAsInt() : 80;
        for (String line : lines) {
            // the last column stays free: some terminals wrap as soon as it is filled
            cut.add(Columns.cut(line, width - 1) + ERASE_LINE_END);
        }
        if (shown == 0) {
            sink.freshLine();
        }
        int surplus = Math.max(0, shown - lines.size());
        sink.control(
                home() + String.join("\r\n", cut) + ("\r\n" + ERASE_LINE_END).repeat(surplus) + UP.repeat(surplus));
        sink.flush();
        shown = lines.size();
    }

    /** Takes the lines away; what is printed next begins where they were. */
    public void clear() {
        if (shown > 0) {
            sink.control(home() + ERASE_BELOW);
            sink.flush();
            shown = 0;
        }
    }

    private String home() {
        return "\r" + UP.repeat(Math.max(0, shown - 1));
    }
}
