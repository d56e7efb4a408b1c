package pish.syntax;

import java.util.Optional;

/**
 * What is wrong with a text a person wrote, and where: the one kind of failure that the parsers of lines, node sets and
 * files report. The screen shows it with a caret under the faulty part.
 */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int start;
    private final int end;
    private final String hint;

    /**
     * Reports a fault.
     *
     * @param message what is wrong, in one short clause without a final stop
     * @param source the whole text that was read
     * @param start index of the first faulty character in {@code source}, in UTF-16 units, 0 to its length
     * @param end index after the last faulty character, {@code start} to the length of {@code source}
     * @param hint how to mend it, or the empty string
     */
    public SyntaxError(String message, String source, int start, int end, String hint) {
        super(message);
        this.source = source;
        this.start = Math.max(0, Math.min(start, source.length()));
        this.end = Math.max(this.start, Math.min(end, source.length()));
        this.hint = hint;
    }

    /** Reports a fault that needs no hint. */
    public SyntaxError(String message, String source, int start, int end) {
        this(message, source, start, end, "");
    }

    /** Returns the whole text that was read. */
    public String source() {
        return source;
    }

    /** Returns the index of the first faulty character in {@link #source()}. */
    public int start() {
        return start;
    }

    /** Returns the index after the last faulty character in {@link #source()}. */
    public int end() {
        return end;
    }

    /** Returns how to mend it, if there is something to say. */
    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }

    /**
     * Returns the same fault seen from a text that contains the faulty one.
     *
     * @param outer the containing text
     * @param offset where {@link #source()} begins in it
     */
    public SyntaxError within(String outer, int offset) {
        return new SyntaxError(getMessage(), outer, start + offset, end + offset, hint);
    }

    /**
     * Returns the same fault of a target seen from the line that the target stands in. Where values were put into it, all of
     * it is at fault, and the message has what it became.
     *
     * @param raw the line
     * @param targetStart where the target stands in it
     * @param target what was read
     */
    public SyntaxError inTarget(String raw, int targetStart, String target) {
        if (raw.startsWith(target, targetStart)) {
            return within(raw, targetStart);
        }
        int colon = Head.runEnd(raw, targetStart) - 1;
        String message = getMessage() + ", in the target " + Slips.brief(target);
        return new SyntaxError(message, raw, targetStart, colon, hint);
    }
}
