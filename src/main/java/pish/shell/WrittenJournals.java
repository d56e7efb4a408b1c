package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.command.Invocation;
import pish.command.Journals;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.render.NodeLogs;
import pish.render.RotatedFile;
import pish.script.Recorder;
import pish.syntax.Statement;

/** The recording and the logs of a shell. One that cannot be written any more ends, and says so once. */
final class WrittenJournals implements Journals {
    /** Held while anything is written: jobs in the background write too. */
    private final Object lock = new Object();

    private final Settings settings;
    private final Supplier<List<String>> preamble;
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<NodeLogs> logs = Optional.empty();
    private Optional<String> fault = Optional.empty();

    /**
     * Begins with neither.
     *
     * @param preamble returns the lines that bring a fresh pish where this one is: settings, default target, directory
     */
    WrittenJournals(Settings settings, Supplier<List<String>> preamble) {
        this.settings = settings;
        this.preamble = preamble;
    }

    @Override
    public void record(Path file, boolean append) throws IOException {
        Recorder.refuse(file, append);
        Recorder started = Recorder.start(file, append, preamble.get());
        stopRecording();
        recorder = Optional.of(started);
    }

    @Override
    public Optional<Path> stopRecording() throws IOException {
        Optional<Path> file = recording();
        if (recorder.isPresent()) {
            Recorder ending = recorder.get();
            recorder = Optional.empty();
            ending.close();
        }
        return file;
    }

    @Override
    public Optional<Path> recording() {
        return recorder.map(Recorder::file);
    }

    @Override
    public void log(Optional<Path> folder) throws IOException {
        Optional<NodeLogs> started =
                folder.isPresent() ? Optional.of(NodeLogs.open(folder.get(), logSize())) : Optional.empty();
        settings.set(Setting.LOG_DIR, folder.map(Path::toString).orElse(""));
        synchronized (lock) {
            Optional<NodeLogs> ended = logs;
            logs = started;
            if (ended.isPresent()) {
                ended.get().close();
            }
        }
    }

    private RotatedFile.Size logSize() {
        return new RotatedFile.Size(
                settings.bytes(Setting.LOG_SIZE),
                settings.count(Setting.LOG_KEEP).orElse(0));
    }

    @Override
    public Optional<Path> logging() {
        return logs.map(NodeLogs::folder);
    }

    /** Logs where a setting says, which may have come back with the end of a file. */
    void follow(String folder) {
        if (logging().map(Path::toString).orElse("").equals(folder)) {
            return;
        }
        try {
            log(Optional.of(folder).filter(f -> !f.isEmpty()).map(Invocation::path));
        } catch (IOException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns who listens to a line.
     *
     * @param typed whether it may be recorded; the lines of a file that a typed line runs are not
     */
    List<EventHandler> handlers(boolean typed) {
        List<EventHandler> handlers = new ArrayList<>();
        recorder.filter(r -> typed).ifPresent(r -> handlers.add(guarded(r, () -> recorder = Optional.empty())));
        logs.ifPresent(l -> handlers.add(guarded(l, () -> logs = Optional.empty())));
        return handlers;
    }

    /** Keeps a journal that cannot be written from ending the command that it was to write about. */
    private EventHandler guarded(EventHandler journal, Runnable forget) {
        return new EventHandler() {
            private boolean broken;

            @Override
            public void handle(Event event) {
                guard(() -> journal.handle(event));
            }

            @Override
            public void tick(long now) {
                guard(() -> journal.tick(now));
            }

            private void guard(Runnable action) {
                synchronized (lock) {
                    if (broken) {
                        return;
                    }
                    try {
                        action.run();
                    } catch (UncheckedIOException e) {
                        broken = true;
                        fault = Optional.of(String.valueOf(e.getMessage()));
                        forget.run();
                    }
                }
            }
        };
    }

    /** Returns who listens to a job in the background, on a thread of its own: whatever log there is by then. */
    EventHandler inBackground() {
        return new EventHandler() {
            @Override
            public void handle(Event event) {
                present().ifPresent(log -> log.handle(event));
            }

            @Override
            public void tick(long now) {
                present().ifPresent(log -> log.tick(now));
            }

            private Optional<EventHandler> present() {
                synchronized (lock) {
                    return logs.map(l -> guarded(l, () -> logs = Optional.empty()));
                }
            }
        };
    }

    /** Returns why a journal has ended, if one has since this was last asked. */
    Optional<String> takeFault() {
        synchronized (lock) {
            Optional<String> taken = fault;
            fault = Optional.empty();
            return taken;
        }
    }

    /** Notes that a statement is about to run; those that are typed with a blank before them stay out. */
    void begin(Statement statement) {
        boolean named = statement instanceof Statement.Builtin builtin
                && Recorder.unrecorded().contains(builtin.name());
        recorder.filter(r -> statement.recorded() && !named).ifPresent(r -> r.begin(statement.raw()));
    }

    /** Notes that the line was none, so that it is not recorded. */
    void drop() {
        recorder.ifPresent(Recorder::drop);
    }

    /** Ends both; returns what went wrong with that. */
    Optional<String> close() {
        try {
            stopRecording();
            log(Optional.empty());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
