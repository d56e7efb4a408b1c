package pish.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.node.FileFault;
import pish.node.NodeSet;

/**
 * Writes what is typed to a file that is itself a script: each line as it was typed, and its status and time after it as a
 * comment. Nothing that a node printed and nothing that was answered to a question is written. A line is in the file as
 * soon as nodes are told to run it, so that a crash loses none.
 */
public final class Recorder implements EventHandler, Closeable {
    private final Path file;
    private final Writer writer;
    private String line = "";
    private boolean written;

    private Recorder(Path file, Writer writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Refuses to write over a file.
     *
     * @throws IOException if the file exists and is not to be appended to
     */
    public static void refuse(Path file, boolean append) throws IOException {
        if (Files.exists(file) && !append) {
            throw new IOException(file + " exists; record -a " + file + " goes on at its end");
        }
    }

    /**
     * Begins a recording.
     *
     * @param append whether to go on at the end of a file that exists
     * @param preamble lines that bring a fresh pish to where this one is
     * @throws IOException if the file exists and is not to be appended to, or cannot be written; says which and why
     */
    public static Recorder start(Path file, boolean append, List<String> preamble) throws IOException {
        refuse(file, append);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            boolean midLine = endsMidLine(file);
            Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            Recorder recorder = new Recorder(file, writer);
            if (midLine) {
                recorder.write("");
            }
            recorder.write("# recorded by pish; run it with: pish " + file.getFileName());
            for (String text : preamble) {
                recorder.write(text);
            }
            return recorder;
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + file + ": no such folder", e);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }

    private static boolean endsMidLine(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return !text.isEmpty() && !text.endsWith("\n");
    }

    /** Returns where it is written. */
    public Path file() {
        return file;
    }

    /** Notes the line that runs now. */
    public void begin(String text) {
        line = text;
        written = false;
    }

    /** Forgets the line that runs now. */
    public void drop() {
        line = "";
    }

    @Override
    public void handle(Event event) {
        if (line.isEmpty()) {
            return;
        }
        try {
            if (event instanceof Event.Started) {
                writeLine();
            } else if (event instanceof Event.Finished finished) {
                writeLine();
                write(comment(finished));
                line = "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record to " + file + ": " + FileFault.reason(e), e);
        }
    }

    private static String comment(Event.Finished finished) {
        String seconds = String.format(Locale.ROOT, "%.2f", finished.elapsed().toMillis() / 1000.0);
        NodeSet failed = finished.failed();
        return "# status " + finished.status().code() + ", " + seconds + " s"
                + (failed.isEmpty() ? "" : ", failed: " + failed);
    }

    private void writeLine() throws IOException {
        if (!written) {
            written = true;
            write(line);
        }
    }

    private void write(String text) throws IOException {
        writer.write(text);
        writer.write('\n');
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Returns the built-ins whose lines are not recorded: a replay neither records nor leaves. */
    public static Set<String> unrecorded() {
        return Set.of("record", "exit");
    }
}
