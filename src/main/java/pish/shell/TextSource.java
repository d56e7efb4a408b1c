package pish.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import pish.command.LineSource;
import pish.syntax.LogicalLine;
import pish.syntax.LogicalLines;

/** Lines of a script, of standard input, or of an argument. */
final class TextSource implements LineSource {
    private final String name;
    private final BufferedReader reader;
    private final LogicalLines lines;
    private boolean ended;

    /**
     * Reads lines as they are needed.
     *
     * @param name what errors call it
     * @param reader closed with this
     * @param lines joins what goes on over several lines
     */
    TextSource(String name, Reader reader, LogicalLines lines) {
        this.name = name;
        this.reader = new BufferedReader(reader);
        this.lines = lines;
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        while (!ended) {
            String line = reader.readLine();
            if (line == null) {
                ended = true;
                lines.end();
                break;
            }
            Optional<LogicalLine> logical = lines.add(line);
            if (logical.isPresent()) {
                return logical;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
