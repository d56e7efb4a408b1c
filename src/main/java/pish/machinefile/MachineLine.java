package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * A line of a machinefile.
 *
 * @param file the name for messages
 * @param number counted from 1
 * @param text the line without its end, perhaps with blanks in place of comments
 * @param written the line without its end, as it is in the file
 * @param end a newline, perhaps after a carriage return; empty where the file ends without one
 */
record MachineLine(String file, int number, String text, String written, String end) {
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * A part of the line.
     *
     * @param start index of its first character
     */
    record Part(String text, int start) {
        int end() {
            return start + text.length();
        }

        /** Returns a part of this, by indices within it. */
        Part part(int from, int to) {
            return new Part(text.substring(from, to), start + from);
        }
    }

    /** Splits a text into lines; joined, they are the text again. */
    static List<MachineLine> split(String file, String text) {
        var lines = new ArrayList<MachineLine>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline + 1;
            int end = newline < 0 ? next : newline;
            if (newline > start && text.charAt(newline - 1) == '\r') {
                end--;
            }
            var line = text.substring(start, end);
            lines.add(new MachineLine(file, lines.size() + 1, line, line, text.substring(end, next)));
            start = next;
        }
        return lines;
    }

    /** Returns the line with blanks in place of some of it. */
    MachineLine blanked(String newText) {
        return new MachineLine(file, number, newText, written, end);
    }

    /** Returns what stands between blanks. */
    List<Part> words() {
        var words = new ArrayList<Part>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Part(matcher.group(), matcher.start()));
        }
        return words;
    }

    /** Returns the rest from an index, as it is written. */
    Part from(int index) {
        return new Part(written.substring(index), index);
    }

    SyntaxError fault(Part part, String message, String hint) {
        return new SyntaxError(file + ":" + number + ": " + message, written, part.start(), part.end(), hint);
    }
}
