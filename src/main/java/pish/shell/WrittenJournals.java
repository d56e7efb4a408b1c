package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pish.command.Invocation;
import pish.command.Journals;
import pish.command.Setting;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.render.NodeLogs;
import pish.render.RotatedFile;
import pish.script.LineResult;
import pish.script.Recorder;
import pish.syntax.Statement;
import pish.transport.ExitStatus;

/** The recordings and the logs of a shell. One that cannot be written any more ends, and says so once. */
final class WrittenJournals implements Journals {
    /** Held while anything is written: jobs in the background write too. */
    private final Object lock = new Object();

    private final Shell shell;
    private final Recordings recordings;
    private Optional<NodeLogs> logs = Optional.empty();
    private Optional<String> fault = Optional.empty();

    /** Begins with nothing that is written. */
    WrittenJournals(Shell shell) {
        this.shell = shell;
        this.recordings = new Recordings(shell);
    }

    @Override
    public void record(Path file, boolean append) throws IOException {
        recordings.record(file, append);
    }

    @Override
    public void recordScreen(Path file) throws IOException {
        recordings.recordScreen(file);
    }

    @Override
    public List<Path> stopRecording() throws IOException {
        return recordings.stop();
    }

    @Override
    public List<Path> recording() {
        return recordings.files();
    }

    @Override
    public boolean paused() {
        return recordings.paused();
    }

    @Override
    public void pause(boolean pause) {
        guard(pause ? recordings::pause : recordings::resume, recordings::forgetLines);
    }

    @Override
    public ExitStatus replay(Path file, Replaying how) throws IOException {
        return new ReplayedFile(shell, file, how).run();
    }

    @Override
    public void log(Optional<Path> folder) throws IOException {
        Optional<NodeLogs> started =
                folder.isPresent() ? Optional.of(NodeLogs.open(folder.get(), logSize())) : Optional.empty();
        shell.settings().set(Setting.LOG_DIR, folder.map(Path::toString).orElse(""));
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
                shell.settings().bytes(Setting.LOG_SIZE),
                shell.settings().count(Setting.LOG_KEEP).orElse(0));
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
        recordings
                .handler()
                .filter(handler -> typed)
                .ifPresent(handler -> handlers.add(guarded(handler, recordings::forgetLines)));
        logs.ifPresent(l -> handlers.add(guarded(l, () -> forget(l))));
        return handlers;
    }

    /** Ends a log, unless there is another one by now. */
    private void forget(NodeLogs broken) {
        logs = logs.filter(log -> log != broken);
    }

    /** Keeps a journal that cannot be written from ending the command that it was to write about. */
    private EventHandler guarded(EventHandler journal, Runnable forget) {
        return new EventHandler() {
            private boolean broken;

            @Override
            public void handle(Event event) {
                run(() -> journal.handle(event));
            }

            @Override
            public void tick(long now) {
                run(() -> journal.tick(now));
            }

            private void run(Runnable action) {
                synchronized (lock) {
                    broken = broken || !guard(action, forget);
                }
            }
        };
    }

    /** Does something with a journal, or forgets it if that fails; returns whether it went well. */
    private boolean guard(Runnable action, Runnable forget) {
        synchronized (lock) {
            try {
                action.run();
                return true;
            } catch (UncheckedIOException e) {
                fault = Optional.of(String.valueOf(e.getMessage()));
                forget.run();
                return false;
            }
        }
    }

    /** Returns who listens to a job in the background, on a thread of its own: whatever log there is by then. */
    EventHandler inBackground(int job) {
        return new EventHandler() {
            @Override
            public void handle(Event event) {
                write(log -> log.handle(event, job));
            }

            @Override
            public void tick(long now) {
                write(log -> log.tick(now));
            }

            private void write(Consumer<NodeLogs> action) {
                // nobody may close it between a look at which there is and its use
                synchronized (lock) {
                    logs.ifPresent(log -> guard(() -> action.accept(log), () -> forget(log)));
                }
            }
        };
    }

    /** Returns why a journal has ended, if one has since this was last asked. */
    Optional<String> takeFault() {
        synchronized (lock) {
            Optional<String> taken = fault.or(recordings::takeFault);
            fault = Optional.empty();
            return taken;
        }
    }

    /** Returns whether the results of typed lines are to be recorded. */
    boolean recordsResults() {
        return recordings.lines().isPresent();
    }

    /** Notes that a typed statement is about to run, or a comment was typed. */
    void begin(Statement statement) {
        guard(() -> recordings.begin(statement), recordings::forgetLines);
    }

    /** Notes that the line was none, so that it is not recorded. */
    void drop() {
        recordings.lines().ifPresent(Recorder::drop);
    }

    /** Notes what the line has come to that was noted. */
    void ended(LineResult result) {
        guard(() -> recordings.ended(result), recordings::forgetLines);
    }

    /** Ends everything; returns what went wrong with that. */
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
