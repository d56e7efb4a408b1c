package pish.syntax;

/**
 * What a line begins with, which decides what it is.
 *
 * @param start index of the first character that is not blank
 * @param end index after the first run of characters that are not blank
 * @param body index of the command, after the mark or target and the blanks that follow; of a word as {@code start}
 */
record Head(Form form, int start, int end, int body) {
    /** The forms that show at the beginning. */
    enum Form {
        /** Nothing, or a comment. */
        BLANK,
        /** {@code !COMMAND}. */
        LOCAL,
        /** {@code : COMMAND}. */
        DEFAULT,
        /** {@code TARGET: COMMAND} or {@code TARGET:}. */
        TARGET,
        /** A built-in's name, or anything else. */
        WORD
    }

    // what belongs to commands: PATH=/bin: x, "a": b and ${x: are no targets
    private static final String NEVER_IN_TARGETS = "'\"`$(){}<>;|=\\";

    static Head of(String line) {
        int start = skipBlanks(line, 0);
        int end = runEnd(line, start);
        if (start == line.length() || line.charAt(start) == '#') {
            return new Head(Form.BLANK, start, end, start);
        }
        if (line.charAt(start) == '!') {
            return new Head(Form.LOCAL, start, end, skipBlanks(line, start + 1));
        }
        if (end - start == 1 && line.charAt(start) == ':') {
            return new Head(Form.DEFAULT, start, end, skipBlanks(line, end));
        }
        if (endsTarget(line, start, end)) {
            return new Head(Form.TARGET, start, end, skipBlanks(line, end));
        }
        return new Head(Form.WORD, start, end, start);
    }

    /** Tells whether the run from {@code start} to {@code end} is a target with its colon. */
    static boolean endsTarget(String line, int start, int end) {
        return end - start > 1 && line.charAt(end - 1) == ':' && mayBeTarget(line.substring(start, end - 1));
    }

    /** Tells whether a text has only characters that targets are made of, and references to values. */
    static boolean mayBeTarget(String text) {
        return !text.isEmpty()
                && Reference.blank(text).chars().noneMatch(c -> NEVER_IN_TARGETS.indexOf(c) >= 0 || c <= ' ');
    }

    /** Returns the name that a word at the beginning may be of: what is before a bar or a sign that redirects. */
    static String name(String line, Head head) {
        int end = head.start();
        while (end < head.end() && line.charAt(end) != '|' && line.charAt(end) != '>') {
            end++;
        }
        return line.substring(head.start(), end);
    }

    /** Returns the index after the run of characters from {@code start} on that are neither blank nor newline. */
    static int runEnd(String line, int start) {
        int end = start;
        while (end < line.length() && !isSpace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(char c) {
        return isBlank(c) || c == '\n';
    }

    /** Tells whether a character looks like a blank but is none to a shell. */
    static boolean isFalseBlank(char c) {
        return c == '\u00a0' || (c >= '\u2000' && c <= '\u200b') || c == '\u202f' || c == '\u205f' || c == '\u3000';
    }
}
