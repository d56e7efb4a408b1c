package pish.syntax;

import java.util.Optional;
import java.util.function.Function;

/** Groups physical lines, given one by one as they come, into logical ones. Not for several threads. */
public final class LogicalLines {
    private final Function<String, Continuation> rule;
    private final StringBuilder text = new StringBuilder();
    private Continuation open = Continuation.COMPLETE;
    private int count;
    private int first;

    /**
     * Makes an empty grouping.
     *
     * @param rule tells whether a text goes on, usually {@link Parser#continuation}
     */
    public LogicalLines(Function<String, Continuation> rule) {
        this.rule = rule;
    }

    /**
     * Takes the next physical line.
     *
     * @param line without its newline; a carriage return at its end is dropped, and of the first line a byte-order mark
     * @return the logical line that it ends, or empty if that goes on
     */
    public Optional<LogicalLine> add(String line) {
        String clean = withoutReturns(count == 0 ? Parser.clean(line) : line);
        count++;
        if (open.isOpen()) {
            text.append('\n').append(clean);
        } else {
            text.append(clean);
            first = count;
        }
        if (!mayClose(clean)) {
            return Optional.empty();
        }
        open = rule.apply(text.toString());
        if (open.isOpen()) {
            return Optional.empty();
        }
        LogicalLine logical = new LogicalLine(text.toString(), first);
        text.setLength(0);
        return Optional.of(logical);
    }

    /** Tells whether a line may end what is open; if not, a long here-document need not be read again from its start. */
    private boolean mayClose(String line) {
        return switch (open.kind()) {
            case HEREDOC -> line.contains(open.opener()) || open.opener().contains("\n") || endsInBackslash();
            case QUOTE -> line.indexOf(open.opener().charAt(open.opener().length() - 1)) >= 0;
            case COMPLETE, BACKSLASH, CONSTRUCT -> true;
        };
    }

    private boolean endsInBackslash() {
        int before = text.lastIndexOf("\n");
        return before > 0 && text.charAt(before - 1) == '\\';
    }

    private static String withoutReturns(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }

    /** Returns what keeps the line open that was begun, {@link Continuation#COMPLETE} if none was. */
    public Continuation open() {
        return open;
    }

    /** Returns how many physical lines were taken. */
    public int count() {
        return count;
    }

    /** Forgets the line that was begun. */
    public void drop() {
        text.setLength(0);
        open = Continuation.COMPLETE;
    }

    /**
     * Says that no more lines come.
     *
     * @throws SyntaxError if a line is still open; its source is the physical line in which that was opened, and its
     *     message names the number of the logical line's first one
     */
    public void end() {
        if (!open.isOpen()) {
            return;
        }
        String all = text.toString();
        Continuation left = open;
        drop();
        int start = all.lastIndexOf('\n', left.position() - 1) + 1;
        int newline = all.indexOf('\n', start);
        String source = all.substring(start, newline < 0 ? all.length() : newline);
        int at = left.position() - start;
        throw new SyntaxError(
                "line " + first + " is not finished: " + left.describe() + " is open at the end",
                source,
                at,
                at + Math.max(1, left.opener().length()));
    }
}
