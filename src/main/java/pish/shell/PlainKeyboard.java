package pish.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pish.command.LineSource;
import pish.render.Palette;
import pish.render.Sink;
import pish.syntax.LogicalLine;
import pish.syntax.LogicalLines;
import pish.syntax.Parser;

/**
 * Lines typed on a terminal that can do nothing but print: a prompt, and the terminal's own line editing. Several that come
 * at once are a paste, and are asked about.
 */
final class PlainKeyboard implements LineSource {
    private final InputStream in;
    private final BufferedReader reader;
    private final Sink sink;
    private final Shell shell;
    private final TypedHistory history;
    private final Parser parser;
    private final LogicalLines lines;
    private final PromptText prompt;
    private final Deque<LogicalLine> pending = new ArrayDeque<>();

    PlainKeyboard(InputStream in, Sink sink, Shell shell, TypedHistory history) {
        this.in = in;
        this.prompt = new PromptText(shell, new Reach(shell), () -> Palette.PLAIN);
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.sink = sink;
        this.shell = shell;
        this.history = history;
        this.parser = shell.builtins().parser();
        this.lines = new LogicalLines(
                text -> parser.continuation(text, shell.defaultTarget().isPresent()));
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        while (pending.isEmpty()) {
            Optional<LogicalLine> first = read();
            if (first.isEmpty()) {
                return first;
            }
            pending.add(first.get());
            takeRest();
        }
        LogicalLine line = pending.remove();
        history.keep(line.text());
        return Optional.of(line);
    }

    /** Takes the other lines of a paste, which are there at once, and asks about all of them. */
    private void takeRest() throws IOException {
        while (waiting()) {
            Optional<LogicalLine> more = read();
            if (more.isEmpty()) {
                break;
            }
            pending.add(more.get());
        }
        List<String> texts = pending.stream()
                .map(LogicalLine::text)
                .filter(text -> !TypedText.isIdle(text, parser))
                .toList();
        if (texts.size() > 1 && !shell.operator().confirm(prompt.question(texts))) {
            pending.clear();
        }
    }

    private boolean waiting() throws IOException {
        return reader.ready() || in.available() > 0;
    }

    /** Reads the next line, or lines where the first is not complete; empty at the end. */
    private Optional<LogicalLine> read() throws IOException {
        while (true) {
            if (pending.isEmpty()) {
                prompt();
            }
            String line = reader.readLine();
            if (line == null) {
                sink.question("\n");
                lines.drop();
                return Optional.empty();
            }
            Optional<LogicalLine> whole = lines.add(line);
            if (whole.isPresent()) {
                return whole;
            }
        }
    }

    private void prompt() {
        String target = shell.defaultTarget().map(t -> " " + t).orElse("");
        shell.jobs().news().tellPerson();
        sink.question(lines.open().isOpen() ? "…> " : "pish" + target + "> ");
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
