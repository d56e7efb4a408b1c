package pish.render;

import org.jline.utils.WCWidth;

/** Measures text in a terminal's columns: a Hangul syllable or an emoji takes two, a combining mark none. */
final class Columns {
    private Columns() {}

    /** Returns how many columns a text without control characters takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Returns the text followed by as many blanks as it takes to fill {@code width} columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Returns the text, or, where it takes more than {@code most} columns, its beginning and {@code …}. */
    static String cut(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int codePoint : text.codePoints().toArray()) {
            used += width(codePoint);
            if (used > most) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return most < 1 ? "" : kept + "…";
    }

    private static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
