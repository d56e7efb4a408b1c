package pish.render;

import java.util.ArrayList;
import java.util.List;
import pish.syntax.SyntaxError;

/**
 * Shows what is wrong with a text: what, then the line with the fault, a caret under each faulty column, and how to mend
 * it.
 */
public final class ErrorText {
    private static final String INDENT = "  ";
    /** Of a longer line only the part around the fault is shown. */
    private static final int SHOWN = 100;

    private static final int BEFORE = 40;
    private static final int LEAST_SHOWN = 10;

    private ErrorText() {}

    /**
     * Prints a fault.
     *
     * @param error what is wrong
     * @param where the file and line, as in {@code build.pish:3}, or the empty string
     * @param err standard error
     */
    public static void print(SyntaxError error, String where, Sink err) {
        for (String line : lines(error, where, err.palette(), err.columns())) {
            err.line(line);
        }
        err.flush();
    }

    static List<String> lines(SyntaxError error, String where, Palette palette, int columns) {
        List<String> lines = new ArrayList<>();
        String what = (where.isEmpty() ? "" : where + ": ") + error.getMessage();
        WordWrap.lines("pish: " + SafeText.line(what), columns, INDENT)
                .forEach(line -> lines.add(palette.failure(line)));
        if (!error.source().isBlank()) {
            point(error, lines, palette, shown(columns));
        }
        error.hint().ifPresent(hint -> lines.addAll(WordWrap.lines(INDENT + SafeText.line(hint), columns, INDENT)));
        return lines;
    }

    /** Returns how many characters of the line with the fault there is room for, between the marks of what is left out. */
    private static int shown(int columns) {
        return Math.max(LEAST_SHOWN, Math.min(SHOWN, columns - INDENT.length() - 2));
    }

    private static void point(SyntaxError error, List<String> lines, Palette palette, int shown) {
        String source = error.source();
        int lineStart = source.lastIndexOf('\n', error.start() - 1) + 1;
        int newline = source.indexOf('\n', error.start());
        int lineEnd = newline < 0 ? source.length() : newline;
        int ahead = Math.min(BEFORE, shown / 2);
        int from = lineEnd - lineStart > shown ? Math.max(lineStart, error.start() - ahead) : lineStart;
        int to = Math.min(lineEnd, from + shown);
        String left = from > lineStart ? "…" : "";
        String right = to < lineEnd ? "…" : "";
        lines.add(INDENT + left + SafeText.line(source.substring(from, to)) + right);

        String before = left + SafeText.line(source.substring(from, error.start()));
        String faulty =
                SafeText.line(source.substring(error.start(), Math.max(error.start(), Math.min(error.end(), to))));
        int carets = Math.max(1, Columns.width(faulty));
        lines.add(INDENT + " ".repeat(Columns.width(before)) + palette.failure("^".repeat(carets)));
    }
}
