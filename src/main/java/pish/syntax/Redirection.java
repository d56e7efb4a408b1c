package pish.syntax;

/**
 * Where a built-in's output goes.
 *
 * @param text a local shell command, verbatim, or the name of a file without its quotes; never empty
 * @param start index in the line of the text as written, in UTF-16 units
 * @param end index after it
 */
public record Redirection(Kind kind, String text, int start, int end) {
    /** What the text names. */
    public enum Kind {
        /** {@code | COMMAND}. */
        PIPE,
        /** {@code > FILE}. */
        WRITE,
        /** {@code >> FILE}. */
        APPEND
    }
}
