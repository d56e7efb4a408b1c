package pish.shell;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pish.command.LineSource;
import pish.syntax.LogicalLine;

/** The texts of all {@code -c}, each on its own: what one leaves open does not swallow the next. */
final class Arguments implements LineSource {
    private final Deque<LineSource> texts;

    Arguments(List<? extends LineSource> texts) {
        this.texts = new ArrayDeque<>(texts);
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        while (!texts.isEmpty()) {
            Optional<LogicalLine> line = texts.peek().next();
            if (line.isPresent()) {
                return line;
            }
            texts.remove().close();
        }
        return Optional.empty();
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
    public void close() throws IOException {
        while (!texts.isEmpty()) {
            texts.remove().close();
        }
    }
}
