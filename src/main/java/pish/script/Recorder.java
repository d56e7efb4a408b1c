package pish.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.node.FileFault;

/**
 * Writes what is typed to a file that is itself a script: each line as it was typed, and after it as comments what it came
 * to: status, time and folds ({@link LineResult}). Nothing that was answered to a question is written. A line is in the
 * file as soon as nodes are told to run it, so that a crash loses none; one that was interrupted becomes a comment, since
 * in a script nobody would interrupt it.
 */
public final class Recorder implements EventHandler, Closeable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    private final RecordingFile file;
    private Optional<Typed> line = Optional.empty();
    private boolean written;
    private boolean paused;

    /**
     * A line that may be recorded.
     *
     * @param text as it was typed
     * @param inBackground the line that begins the same in the background; empty where there is none
     * @param leftOut why a script cannot run it, in a few words; empty where it can
     */
    public record Typed(String text, String inBackground, String leftOut) {}

    private Recorder(RecordingFile file) {
        this.file = file;
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
    public static Recorder start(Path path, boolean append, List<String> preamble) throws IOException {
        refuse(path, append);
        RecordingFile file = RecordingFile.open(path);
        Recorder recorder = new Recorder(file);
        try {
            String fresh = file.endsMidLine() ? "\n" : "";
            file.append(fresh + "# recorded by pish on " + TIME.format(ZonedDateTime.now(ZoneId.systemDefault()))
                    + "; run it with: pish " + OneLine.of(path.getFileName().toString()) + "\n" + text(preamble));
            return recorder;
        } catch (IOException e) {
            file.close();
            throw new IOException("cannot write " + path + ": " + FileFault.reason(e), e);
        }
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Returns where it is written. */
    public Path file() {
        return file.path();
    }

    /** Returns whether nothing is recorded for a while. */
    public boolean paused() {
        return paused;
    }

    /** Records nothing until {@link #resume}. */
    public void pause() {
        paused = true;
        line = Optional.empty();
    }

    /**
     * Records again.
     *
     * @param lines those that do for a script what was done meanwhile
     */
    public void resume(List<String> lines) {
        paused = false;
        append("# what was typed here was not recorded\n" + text(lines));
    }

    /** Records a comment as it was typed. */
    public void comment(String text) {
        if (!paused) {
            append(OneLine.of(text) + "\n");
        }
    }

    /** Notes the line that runs now. */
    public void begin(Typed typed) {
        line = paused ? Optional.empty() : Optional.of(typed);
        written = false;
    }

    /** Forgets the line that runs now. */
    public void drop() {
        line = Optional.empty();
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Started) {
            line.ifPresent(this::write);
        }
    }

    private void write(Typed typed) {
        if (!written) {
            written = true;
            append(typed.leftOut().isEmpty() ? typed.text() + "\n" : commented(typed.leftOut(), typed.text()));
        }
    }

    /** Records what has come of the line that was noted. */
    public void ended(LineResult result) {
        line.ifPresent(typed -> ended(typed, result));
        line = Optional.empty();
    }

    private void ended(Typed typed, LineResult result) {
        write(typed);
        String instead = typed.leftOut().isEmpty() ? instead(typed, result.end()) : "";
        if (!instead.isEmpty() && takeBack()) {
            append(instead);
        }
        append(text(result.comments()));
    }

    private static String instead(Typed typed, LineResult.End end) {
        return switch (end) {
            case OWN -> "";
            case INTERRUPTED -> commented("was interrupted", typed.text());
            case IN_BACKGROUND -> typed.inBackground().isEmpty() ? "" : typed.inBackground() + "\n";
        };
    }

    /** Returns a line as comments that say why. */
    private static String commented(String why, String text) {
        StringBuilder comments = new StringBuilder(LineResult.LEFT_OUT + why + ":\n");
        text.lines()
                .forEach(
                        part -> comments.append("#   ").append(OneLine.of(part)).append('\n'));
        return comments.toString();
    }

    private boolean takeBack() {
        try {
            return file.takeBackLast();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void append(String text) {
        try {
            file.append(text);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private UncheckedIOException fault(IOException e) {
        return new UncheckedIOException("cannot record to " + file() + ": " + FileFault.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
