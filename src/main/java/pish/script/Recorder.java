package pish.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pish.exec.Event;
import pish.exec.EventHandler;

/**
 * Writes what is typed to a file that is itself a script: each line as it was typed, and its status and time after it as a
 * comment. Nothing that a node printed and nothing that was answered to a question is written.
 */
public final class Recorder implements EventHandler, Closeable {
    private final Path file;
    private final Writer writer;
    private String line = "";

    private Recorder(Path file, Writer writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Begins a recording.
     *
     * @param append whether to go on at the end of a file that exists
     * @param preamble lines that bring a fresh pish to where this one is
     * @throws IOException if the file exists and is not to be appended to, or cannot be written; says which and why
     */
    public static Recorder start(Path file, boolean append, List<String> preamble) throws IOException {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else if (!append) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            Recorder recorder = new Recorder(file, writer);
            recorder.write("# recorded by pish; run it with: pish " + file.getFileName());
            for (String text : preamble) {
                recorder.write(text);
            }
            return recorder;
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " exists; record -a " + file + " goes on at its end", e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("cannot write " + file + ": no such folder", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new IOException("cannot write " + file + ": permission denied", e);
        }
    }

    /** Returns where it is written. */
    public Path file() {
        return file;
    }

    /** Notes the line that runs now. */
    public void begin(String text) {
        line = text;
    }

    /** Forgets the line that runs now. */
    public void drop() {
        line = "";
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Finished finished && !line.isEmpty()) {
            String seconds =
                    String.format(Locale.ROOT, "%.2f", finished.elapsed().toMillis() / 1000.0);
            try {
                write(line);
                write("# status " + finished.status().code() + ", " + seconds + " s" + failed(finished));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
            } finally {
                line = "";
            }
        }
    }

    private static String failed(Event.Finished finished) {
        return finished.failed().isEmpty() ? "" : ", failed: " + finished.failed();
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

    /** Returns the built-ins whose lines are not recorded. */
    public static Set<String> unrecorded() {
        return Set.of("record", "exit");
    }
}
