package pish.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pish.command.LineSource;
import pish.render.Sink;
import pish.syntax.LogicalLine;
import pish.syntax.LogicalLines;
import pish.syntax.Parser;

/** Lines typed on a terminal that can do nothing but print: a prompt, and the terminal's own line editing. */
final class PlainKeyboard implements LineSource {
    private final BufferedReader reader;
    private final Sink sink;
    private final Shell shell;
    private final TypedHistory history;
    private final LogicalLines lines;

    PlainKeyboard(InputStream in, Sink sink, Shell shell, TypedHistory history) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.sink = sink;
        this.shell = shell;
        this.history = history;
        Parser parser = shell.builtins().parser();
        this.lines = new LogicalLines(
                text -> parser.continuation(text, shell.defaultTarget().isPresent()));
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        while (true) {
            String target = shell.defaultTarget().map(t -> " " + t).orElse("");
            shell.jobs().news().tellPerson();
            sink.question(lines.open().isOpen() ? "…> " : "pish" + target + "> ");
            String line = reader.readLine();
            if (line == null) {
                sink.question("\n");
                lines.drop();
                return Optional.empty();
            }
            Optional<LogicalLine> whole = lines.add(line);
            if (whole.isPresent()) {
                history.keep(whole.get().text());
                return whole;
            }
        }
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
