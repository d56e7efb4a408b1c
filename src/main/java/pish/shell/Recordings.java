package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.EventHandler;
import pish.script.Cast;
import pish.script.LineResult;
import pish.script.Recorder;
import pish.syntax.Statement;

/** What is recorded of a shell: the lines that are typed, and the screen. */
final class Recordings {
    private final Shell shell;
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Cast> cast = Optional.empty();
    private List<String> beforePause = List.of();

    Recordings(Shell shell) {
        this.shell = shell;
    }

    /** Returns the recording of lines, if there is one. */
    Optional<Recorder> lines() {
        return recorder;
    }

    /** Returns the files that are written. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        recorder.ifPresent(r -> files.add(r.file()));
        cast.ifPresent(c -> files.add(c.file()));
        return files;
    }

    void record(Path file, boolean append) throws IOException {
        Recorder.refuse(file, append);
        Recorder started = Recorder.start(file, append, new Preamble(shell).lines());
        stopLines();
        recorder = Optional.of(started);
    }

    void recordScreen(Path file) throws IOException {
        Console console = shell.operator()
                .console()
                .orElseThrow(() -> new IOException("there is no screen to record: --cast needs a terminal"));
        Cast started = Cast.start(file, console.cells(), console.terminal().getType());
        stopScreen();
        cast = Optional.of(started);
        console.film(cast);
    }

    /** Ends all; returns their files. */
    List<Path> stop() throws IOException {
        List<Path> files = files();
        try {
            stopScreen();
        } finally {
            stopLines();
        }
        return files;
    }

    private void stopLines() throws IOException {
        if (recorder.isPresent()) {
            Recorder ending = recorder.get();
            recorder = Optional.empty();
            ending.close();
        }
    }

    private void stopScreen() throws IOException {
        if (cast.isPresent()) {
            Cast ending = cast.get();
            cast = Optional.empty();
            shell.operator().console().ifPresent(console -> console.film(Optional.empty()));
            ending.close();
        }
    }

    boolean paused() {
        return recorder.filter(Recorder::paused).isPresent()
                || cast.filter(Cast::paused).isPresent();
    }

    void pause() {
        beforePause = recorder.isPresent() ? new Preamble(shell).whole() : List.of();
        recorder.ifPresent(Recorder::pause);
        cast.ifPresent(Cast::pause);
    }

    /** Records again, and brings the script to where the shell is by now. */
    void resume() {
        Optional<Recorder> pausing = recorder.filter(Recorder::paused);
        if (pausing.isPresent()) {
            List<String> now = new Preamble(shell).whole();
            pausing.get().resume(now.equals(beforePause) ? List.of() : now);
        }
        cast.ifPresent(Cast::resume);
    }

    /** Returns why the screen could not be recorded any more, if that has happened since this was last asked. */
    Optional<String> takeFault() {
        Optional<String> fault = cast.flatMap(Cast::fault);
        if (fault.isPresent()) {
            cast = Optional.empty();
            shell.operator().console().ifPresent(console -> console.film(Optional.empty()));
        }
        return fault;
    }

    /** Gives up the recording of lines, which cannot be written any more. */
    void forgetLines() {
        recorder = Optional.empty();
    }

    /** Notes that a statement is about to run; those that are typed with a blank before them stay out. Comments go in. */
    void begin(Statement statement) {
        if (statement instanceof Statement.Blank) {
            recorder.filter(r -> statement.raw().startsWith("#")).ifPresent(r -> r.comment(statement.raw()));
            return;
        }
        boolean named = statement instanceof Statement.Builtin builtin
                && List.of("record", "exit").contains(builtin.name());
        if (statement.recorded() && !named) {
            recorder.ifPresent(
                    r -> r.begin(new Recorder.Typed(statement.raw(), inBackground(statement), leftOut(statement))));
        }
    }

    private String inBackground(Statement statement) {
        if (statement instanceof Statement.Broadcast broadcast) {
            return "bg " + broadcast.raw();
        }
        String command = statement instanceof Statement.ToDefault there
                ? there.command()
                : statement instanceof Statement.Other other ? other.command() : "";
        return shell.defaultTarget()
                .filter(target -> !command.isEmpty())
                .map(target -> "bg " + target + ": " + command)
                .orElse("");
    }

    private static String leftOut(Statement statement) {
        if (statement.raw().indexOf('\r') >= 0) {
            return "holds a carriage return, which ends a line of a script";
        }
        boolean login =
                statement instanceof Statement.Builtin builtin && builtin.name().equals("login");
        boolean local =
                statement instanceof Statement.Local here && here.command().isEmpty();
        return login || local ? "needs somebody at the terminal" : "";
    }

    /** Returns who listens to a line that is typed. */
    Optional<EventHandler> handler() {
        return recorder.map(r -> r);
    }

    /** Notes what the line has come to that has begun. */
    void ended(LineResult result) {
        recorder.ifPresent(r -> r.ended(result));
    }
}
