package pish.machinefile;

import java.util.ArrayList;
import java.util.List;

/** Open MPI's comments: {@code #} and {@code //} to the end of a line, and between slash and star, also over lines. */
final class Comments {
    /** Where there is no comment. */
    private static final int NONE = -1;

    private final List<Line> lines = new ArrayList<>();
    private boolean inside;
    private int openedIn = NONE;
    private int openedAt = NONE;

    private Comments() {}

    /**
     * A line and its comments.
     *
     * @param line it, with blanks in place of comments, so that all else stays in its column
     * @param toEnd index of the comment that ends with the line, or -1
     * @param open index of a comment that nothing ends, or -1
     */
    record Line(MachineLine line, int toEnd, int open) {}

    /** Returns all lines of a file. */
    static List<Line> of(List<MachineLine> lines) {
        var comments = new Comments();
        lines.forEach(comments::add);
        if (comments.inside) {
            var last = comments.lines.get(comments.openedIn);
            comments.lines.set(comments.openedIn, new Line(last.line(), last.toEnd(), comments.openedAt));
        }
        return comments.lines;
    }

    private void add(MachineLine written) {
        var text = new StringBuilder(written.text());
        int toEnd = NONE;
        for (int at = 0; at < text.length(); ) {
            if (inside) {
                int close = text.indexOf("*/", at);
                int end = close < 0 ? text.length() : close + 2;
                blank(text, at, end);
                inside = close < 0;
                at = end;
            } else if (text.charAt(at) == '#' || text.indexOf("//", at) == at) {
                toEnd = at;
                blank(text, at, text.length());
            } else if (text.indexOf("/*", at) == at) {
                inside = true;
                openedIn = lines.size();
                openedAt = at;
                blank(text, at, at + 2);
                at += 2;
            } else {
                at++;
            }
        }
        lines.add(new Line(written.blanked(text.toString()), toEnd, NONE));
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int at = start; at < end; at++) {
            text.setCharAt(at, ' ');
        }
    }
}
