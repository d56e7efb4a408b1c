package pish.syntax;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes the words of a built-in's line, split and quoted as in sh: single quotes, double quotes, backslashes and comments
 * mean what they mean there. Of all that sh expands only values are, outside of single quotes, and each stays one word.
 */
public final class Words {
    private static final String SPECIAL = "'\"\\|>#;&<`$(){}";

    private final String line;
    private final Optional<Values> values;
    private int at;
    private boolean quoted;

    /**
     * Prepares to read.
     *
     * @param values what to put in place of references; empty to leave them as they are
     */
    Words(String line, int start, Optional<Values> values) {
        this.line = line;
        this.at = start;
        this.values = values;
    }

    /** Writes words so that a built-in's line gives them back. */
    public static String quote(Collection<String> words) {
        return words.stream().map(Words::quote).collect(Collectors.joining(" "));
    }

    /** Writes one word so that a built-in's line gives it back, with quotes only where they are needed. */
    public static String quote(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().noneMatch(c -> c <= ' ' || SPECIAL.indexOf(c) >= 0 || Head.isFalseBlank((char) c));
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    int position() {
        return at;
    }

    /** Goes to the next word and tells whether there is anything but a comment. */
    boolean more() {
        while (at < line.length() && (Head.isSpace(line.charAt(at)) || line.startsWith("\\\n", at))) {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        if (at < line.length() && line.charAt(at) == '#') {
            at = line.length();
        }
        return at < line.length();
    }

    /** Tells whether the next character redirects the output. */
    boolean atRedirection() {
        return at < line.length() && (line.charAt(at) == '|' || line.charAt(at) == '>');
    }

    /** Takes a word; the place is its first character. */
    Word next() {
        int start = at;
        quoted = false;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !Head.isSpace(line.charAt(at)) && !atRedirection()) {
            part(text);
        }
        return new Word(text.toString(), start, at, quoted);
    }

    private void part(StringBuilder text) {
        char c = line.charAt(at);
        switch (c) {
            case '\'' -> {
                int end = close(line.indexOf('\'', at + 1));
                text.append(line, at + 1, end);
                at = end + 1;
            }
            case '"' -> doubled(text);
            case '\\' -> escape(text, "");
            case '$' -> reference(text);
            default -> {
                if (Head.isFalseBlank(c)) {
                    throw new SyntaxError(
                            "this space is no ordinary blank (U+%04X)".formatted((int) c),
                            line,
                            at,
                            at + 1,
                            "type an ordinary blank, or quote the word");
                }
                text.append(c);
                at++;
            }
        }
    }

    private void doubled(StringBuilder text) {
        int start = at++;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                escape(text, "\\\"$`\n");
            } else if (line.charAt(at) == '$') {
                reference(text);
            } else {
                text.append(line.charAt(at++));
            }
        }
        int end = at;
        at = start;
        at = close(end < line.length() ? end : -1) + 1;
    }

    private void reference(StringBuilder text) {
        Optional<Reference> reference = values.flatMap(there -> Reference.at(line, at));
        if (reference.isEmpty()) {
            text.append(line.charAt(at++));
            return;
        }
        text.append(reference.get().in(values.get(), line, " "));
        at = reference.get().end();
        quoted = true;
    }

    /** Takes a backslash and what it escapes; where {@code only} is not empty it escapes nothing else. */
    private void escape(StringBuilder text, String only) {
        if (at + 1 == line.length()) {
            throw new SyntaxError("nothing after the backslash", line, at, at + 1, "type \\\\ for a backslash");
        }
        char c = line.charAt(at + 1);
        quoted |= c != '\n';
        if (!only.isEmpty() && only.indexOf(c) < 0) {
            text.append('\\');
        }
        if (c != '\n') {
            text.append(c);
        }
        at += 2;
    }

    private int close(int end) {
        if (end < 0) {
            throw new SyntaxError("the quote " + line.charAt(at) + " is not closed", line, at, line.length());
        }
        quoted = true;
        return end;
    }
}
