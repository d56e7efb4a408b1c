package pish.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import pish.command.LineSource;
import pish.node.FileFault;
import pish.syntax.LogicalLines;
import pish.syntax.Parser;

/** Makes sources of lines from files, streams and arguments. What is not UTF-8 is an error, lest it be changed. */
public final class Sources {
    private final Parser parser;
    private final BooleanSupplier hasDefault;
    private Optional<java.io.InputStream> input = Optional.empty();

    /**
     * Makes sources for a shell.
     *
     * @param hasDefault tells whether there is a default target now, which decides what goes on over several lines
     */
    Sources(Parser parser, BooleanSupplier hasDefault) {
        this.parser = parser;
        this.hasDefault = hasDefault;
    }

    /** Gives a stream to built-ins that read standard input. */
    public void standardInput(java.io.InputStream stream) {
        input = Optional.of(stream);
    }

    Optional<java.io.InputStream> standardInput() {
        return input;
    }

    /**
     * Opens a script.
     *
     * @throws IOException if it cannot be read; the message says which and why
     */
    public LineSource file(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read " + file + ": it is a folder");
        }
        try {
            return reader(file.toString(), Files.newBufferedReader(file));
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + FileFault.reason(e), e);
        }
    }

    /** Reads standard input, or another stream. */
    public LineSource stream(String name, java.io.InputStream stream) {
        return reader(
                name,
                new InputStreamReader(
                        stream, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
    }

    /** Reads each of some texts on its own. */
    public LineSource arguments(List<String> texts) {
        return new Arguments(
                texts.stream().map(text -> reader("", new StringReader(text))).toList());
    }

    /** Returns the same lines, of which the first that can gets what pish itself reads. */
    public LineSource givingInput(LineSource lines) {
        return new GivenInput(lines, parser);
    }

    /** Takes one command for a target, whatever newlines are in it. */
    public LineSource command(String target, String command) {
        return new SingleLine(target + ": " + command);
    }

    LineSource reader(String name, Reader reader) {
        return new TextSource(
                name, reader, new LogicalLines(text -> parser.continuation(text, hasDefault.getAsBoolean())));
    }
}
