package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A line of a program's output as a pane shows it: as it is last, where it was written over itself, without colours and all else
 * that a terminal would obey.
 */
final class PaneText {
    /** What ECMA-48 has programs send: control sequences, strings, and escape sequences. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b(?:\\[[0-?]*[ -/]*(?:[@-~]|$)|[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[ -/]*[0-~])");

    private PaneText() {}

    /** Returns the text of a line that ends with none of what ends lines but perhaps a carriage return. */
    static String of(byte[] line) {
        // each byte is a character, so that what is no UTF-8 stays as it is
        String raw = new String(line, StandardCharsets.ISO_8859_1);
        String text = SEQUENCE.matcher(raw).replaceAll("");
        int end = text.endsWith("\r") ? text.length() - 1 : text.length();
        String last = text.substring(text.lastIndexOf('\r', end - 1) + 1, end);
        return Columns.untabbed(SafeText.of(last.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
