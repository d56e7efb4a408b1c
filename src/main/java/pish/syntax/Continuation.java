package pish.syntax;

/**
 * Whether a text is whole or goes on with the next physical line, and what keeps it open.
 *
 * @param kind what keeps it open, or {@link Kind#COMPLETE}
 * @param opener what was opened as it was written, such as {@code "}, {@code $(}, {@code if} or {@code &&}; of a
 *     here-document its delimiter; empty if complete
 * @param position index in the text of what was opened, in UTF-16 units; 0 if complete
 */
public record Continuation(Kind kind, String opener, int position) {
    /** The text is whole. Whether it is free of errors is another question. */
    public static final Continuation COMPLETE = new Continuation(Kind.COMPLETE, "", 0);

    /** What keeps a text open. */
    public enum Kind {
        /** Nothing does. */
        COMPLETE,
        /** A backslash ends the last line. */
        BACKSLASH,
        /** A quote has no end yet: single, double, backquote or {@code $'}. */
        QUOTE,
        /** A here-document's delimiter has not come yet. */
        HEREDOC,
        /** A bracket, a compound command or an operator waits for what belongs to it. */
        CONSTRUCT
    }

    /**
     * Tells whether bash would read on after a text that is to be run as shell commands.
     *
     * <p>The answer is bash's own, version 5.2 without options: {@code bash -n} reports an unexpected end of file or a
     * here-document that the end of file delimits. In addition a last line that ends in a backslash goes on, as it does
     * at bash's prompt. A text that bash calls a syntax error is complete: more lines would not mend it.
     *
     * @param commands one or more physical lines, joined by newlines, without the last newline
     */
    public static Continuation ofShell(String commands) {
        ShellCursor cursor = new ShellCursor(commands);
        try {
            new ShellGrammar(cursor).program();
            return cursor.atEnd();
        } catch (ShellStop stop) {
            return stop.continuation();
        }
    }

    /** Tells whether the text goes on. */
    public boolean isOpen() {
        return kind != Kind.COMPLETE;
    }

    /** Returns the same answer for a longer text in which this one's begins at {@code offset}. */
    public Continuation shifted(int offset) {
        return isOpen() ? new Continuation(kind, opener, position + offset) : this;
    }

    /** Says in a few words what is open, for an error or a prompt: {@code the quote "}. */
    public String describe() {
        return switch (kind) {
            case COMPLETE -> "nothing";
            case BACKSLASH -> "the backslash at the end of the line";
            case QUOTE -> "the quote " + opener;
            case HEREDOC -> "the here-document that ends with " + opener;
            case CONSTRUCT -> opener;
        };
    }
}
