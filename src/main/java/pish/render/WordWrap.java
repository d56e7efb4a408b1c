package pish.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks what pish says between words, where a terminal would break it within one. */
final class WordWrap {
    private WordWrap() {}

    /**
     * Returns the text's lines; a word that no line has room for has a line of its own.
     *
     * @param text without newlines and colours
     * @param columns how many fit into a line
     * @param indent what each line but the first begins with
     */
    static List<String> lines(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        String begin = "";
        while (Columns.width(begin + rest) > columns) {
            int end = lastBlank(rest, columns - begin.length());
            if (end < 0) {
                break;
            }
            lines.add(begin + rest.substring(0, end));
            rest = rest.substring(end + 1);
            begin = indent;
        }
        lines.add(begin + rest);
        return lines;
    }

    /** Returns where the last blank is that ends a part of so many columns at most, else the first one, else -1. */
    private static int lastBlank(String text, int columns) {
        int last = -1;
        for (int at = firstBlank(text, 0); at >= 0; at = firstBlank(text, at + 1)) {
            if (last >= 0 && Columns.width(text.substring(0, at)) > columns) {
                break;
            }
            last = at;
        }
        return last;
    }

    private static int firstBlank(String text, int from) {
        int begin = from;
        while (begin < text.length() && text.charAt(begin) == ' ') {
            begin++;
        }
        return text.indexOf(' ', begin);
    }
}
