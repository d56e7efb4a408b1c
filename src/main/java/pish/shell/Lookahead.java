package pish.shell;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import pish.command.LineSource;
import pish.syntax.LogicalLine;
import pish.syntax.SyntaxError;

/** A source whose next line can be looked at before it is taken. */
final class Lookahead {
    private final LineSource source;
    private final Deque<LogicalLine> ahead = new ArrayDeque<>();
    private Optional<SyntaxError> fault = Optional.empty();

    Lookahead(LineSource source) {
        this.source = source;
    }

    LineSource source() {
        return source;
    }

    /** Takes the next line, see {@link LineSource#next}. */
    Optional<LogicalLine> next() throws IOException {
        if (!ahead.isEmpty()) {
            return Optional.of(ahead.remove());
        }
        if (fault.isPresent()) {
            SyntaxError kept = fault.get();
            fault = Optional.empty();
            throw kept;
        }
        return source.next();
    }

    /**
     * Returns whether the next line that says anything is such a one; waits for it.
     *
     * @param blank tells lines that say nothing
     */
    boolean isNext(Predicate<String> wanted, Predicate<String> blank) throws IOException {
        try {
            for (LogicalLine line : ahead) {
                if (!blank.test(line.text())) {
                    return wanted.test(line.text());
                }
            }
            Optional<LogicalLine> line = fault.isPresent() ? Optional.empty() : source.next();
            while (line.isPresent()) {
                ahead.add(line.get());
                if (!blank.test(line.get().text())) {
                    return wanted.test(line.get().text());
                }
                line = source.next();
            }
        } catch (SyntaxError e) {
            fault = Optional.of(e);
        }
        return false;
    }
}
