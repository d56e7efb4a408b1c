package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.command.Journals;
import pish.exec.EventHandler;
import pish.render.NodeLogs;
import pish.script.Recorder;
import pish.syntax.Statement;

/** The recording and the logs of a shell. */
final class WrittenJournals implements Journals {
    private final Supplier<List<String>> preamble;
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<NodeLogs> logs = Optional.empty();

    /**
     * Begins with neither.
     *
     * @param preamble returns the lines that bring a fresh pish where this one is: settings, default target, directory
     */
    WrittenJournals(Supplier<List<String>> preamble) {
        this.preamble = preamble;
    }

    @Override
    public void record(Path file, boolean append) throws IOException {
        Recorder started = Recorder.start(file, append, preamble.get());
        stopRecording();
        recorder = Optional.of(started);
    }

    @Override
    public Optional<Path> stopRecording() throws IOException {
        Optional<Path> file = recording();
        if (recorder.isPresent()) {
            recorder.get().close();
            recorder = Optional.empty();
        }
        return file;
    }

    @Override
    public Optional<Path> recording() {
        return recorder.map(Recorder::file);
    }

    @Override
    public void log(Optional<Path> folder) throws IOException {
        Optional<NodeLogs> started = folder.isPresent() ? Optional.of(NodeLogs.open(folder.get())) : Optional.empty();
        if (logs.isPresent()) {
            logs.get().close();
        }
        logs = started;
    }

    @Override
    public Optional<Path> logging() {
        return logs.map(NodeLogs::folder);
    }

    /** Returns who listens to a line. */
    List<EventHandler> handlers() {
        List<EventHandler> handlers = new ArrayList<>();
        recorder.ifPresent(handlers::add);
        logs.ifPresent(handlers::add);
        return handlers;
    }

    /** Notes that a statement is about to run; those that are typed with a blank before them stay out. */
    void begin(Statement statement) {
        recorder.filter(r -> statement.recorded()).ifPresent(r -> r.begin(statement.raw()));
    }

    /** Notes that the line was none, so that it is not recorded. */
    void drop() {
        recorder.ifPresent(Recorder::drop);
    }

    /** Ends both. */
    void close() {
        try {
            stopRecording();
            log(Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
