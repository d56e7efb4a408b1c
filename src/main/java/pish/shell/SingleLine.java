package pish.shell;

import java.util.Optional;
import pish.command.LineSource;
import pish.syntax.LogicalLine;

/** One line, whatever newlines are in it: what follows {@code --} on the command line. */
final class SingleLine implements LineSource {
    private Optional<LogicalLine> line;

    SingleLine(String text) {
        line = Optional.of(new LogicalLine(text, 1));
    }

    @Override
    public Optional<LogicalLine> next() {
        Optional<LogicalLine> next = line;
        line = Optional.empty();
        return next;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void close() {
        line = Optional.empty();
    }
}
