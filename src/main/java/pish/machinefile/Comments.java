package pish.machinefile;

import java.util.ArrayList;
import java.util.List;

/** Open MPI's comments: {@code #} and {@code //} to the end of a line, and between slash and star, also over lines. */
final class Comments {
    private Comments() {}

    /** Returns the lines with blanks in place of comments, so that all else stays in its column. */
    static List<MachineLine> blanked(List<MachineLine> lines) {
        var blanked = new ArrayList<MachineLine>();
        boolean inside = false;
        for (var line : lines) {
            var text = new StringBuilder(line.text());
            int at = 0;
            while (at < text.length()) {
                if (inside) {
                    int close = text.indexOf("*/", at);
                    int end = close < 0 ? text.length() : close + 2;
                    blank(text, at, end);
                    inside = close < 0;
                    at = end;
                } else if (text.charAt(at) == '#' || text.indexOf("//", at) == at) {
                    blank(text, at, text.length());
                } else {
                    inside = text.indexOf("/*", at) == at;
                    at += inside ? 0 : 1;
                }
            }
            blanked.add(line.with(text.toString()));
        }
        return blanked;
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int at = start; at < end; at++) {
            text.setCharAt(at, ' ');
        }
    }
}
