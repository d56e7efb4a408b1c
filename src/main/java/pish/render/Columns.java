package pish.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Measures text in a terminal's columns: a Hangul syllable or an emoji takes two, a combining mark none, and neither does
 * a colour (an SGR sequence of ECMA-48).
 */
final class Columns {
    private static final String ESCAPE = "\u001b";
    private static final Pattern SGR = Pattern.compile(ESCAPE + "\\[[0-9:;]*m");

    private static final int TAB = 8;

    private Columns() {}

    /** Returns the text without its colours. */
    static String plain(String text) {
        return text.contains(ESCAPE) ? SGR.matcher(text).replaceAll("") : text;
    }

    /** Returns how many columns a text takes that has no control characters but colours. */
    static int width(String text) {
        return plain(text).codePoints().map(Columns::width).sum();
    }

    /** Returns the text followed by as many blanks as it takes to fill {@code width} columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /**
     * Returns the text, or, where it takes more than {@code most} columns, its beginning and {@code …}. Where it is cut no
     * colour stays on.
     */
    static String cut(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        if (most < 1) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        Matcher sgr = SGR.matcher(text);
        int used = 1;
        for (int at = 0; at < text.length(); ) {
            if (sgr.region(at, text.length()).lookingAt()) {
                kept.append(sgr.group());
                at = sgr.end();
                continue;
            }
            int codePoint = text.codePointAt(at);
            used += width(codePoint);
            if (used > most) {
                break;
            }
            kept.appendCodePoint(codePoint);
            at += Character.charCount(codePoint);
        }
        return kept + (kept.indexOf(ESCAPE) < 0 ? "…" : ESCAPE + "[m…");
    }

    /** Returns a line with blanks in place of tabs, which lead to the next column that is a multiple of eight. */
    static String untabbed(String line) {
        String[] parts = line.split("\t", -1);
        StringBuilder text = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            text.append(" ".repeat(TAB - width(text.toString()) % TAB)).append(parts[i]);
        }
        return text.toString();
    }

    private static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
