package pish.shell;

import java.io.IOException;
import java.util.Optional;
import pish.command.LineSource;
import pish.script.LineResult;
import pish.syntax.LogicalLine;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.syntax.Word;

/** Lines of another source, of which the first that can gets what pish itself reads: a command for nodes, or an MPI job. */
final class GivenInput implements LineSource {
    private final LineSource lines;
    private final Parser parser;
    private boolean given;

    GivenInput(LineSource lines, Parser parser) {
        this.lines = lines;
        this.parser = parser;
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        Optional<LogicalLine> line = lines.next();
        if (given) {
            return line;
        }
        if (line.isEmpty()) {
            throw new SyntaxError(
                    "no line took standard input", "", 0, 0, "--stdin gives it to TARGET: COMMAND or mpiexec PROGRAM");
        }
        return line.map(this::give);
    }

    private LogicalLine give(LogicalLine line) {
        Optional<String> text = reading(line.text());
        given |= text.isPresent();
        return new LogicalLine(text.orElse(line.text()), line.number());
    }

    private Optional<String> reading(String text) {
        Statement statement;
        try {
            statement = parser.parse(text);
        } catch (SyntaxError e) {
            // whoever runs the line says so
            return Optional.empty();
        }
        if (statement instanceof Statement.Broadcast) {
            return Optional.of("send - " + text.strip());
        }
        if (statement instanceof Statement.Builtin builtin && builtin.name().equals("mpiexec")) {
            Word last = builtin.words().get(builtin.words().size() - 1);
            int at = last.text().equals("&") ? last.start() : last.end();
            return Optional.of(text.substring(0, at) + " < - " + text.substring(at));
        }
        return Optional.empty();
    }

    @Override
    public boolean interactive() {
        return lines.interactive();
    }

    @Override
    public boolean checks() {
        return lines.checks();
    }

    @Override
    public boolean begins(LogicalLine line) {
        return lines.begins(line);
    }

    @Override
    public void ended(LineResult result) {
        lines.ended(result);
    }

    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
