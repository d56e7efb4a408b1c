package pish.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.BackgroundJob;
import pish.exec.Event;
import pish.node.FileFault;
import pish.render.ErrorText;
import pish.syntax.LogicalLine;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Takes lines from a source, one after the other, until it ends or a line stops it. */
final class Interpreter {
    /** What a program gets that writes to a pipe nobody reads: 128 + SIGPIPE. */
    private static final ExitStatus CLOSED_PIPE = new ExitStatus(141);

    private final Shell shell;
    private final Performer performer;
    private final Parser parser;
    private int depth;
    private boolean exiting;
    private Optional<ExitStatus> exitStatus = Optional.empty();
    private boolean outputLost;
    private boolean warned;
    private volatile boolean busy;
    private volatile Optional<ExitStatus> leaving = Optional.empty();

    Interpreter(Shell shell) {
        this.shell = shell;
        this.performer = new Performer(shell);
        this.parser = shell.builtins().parser();
    }

    /** Runs all lines; what they set ends with the source, unless that is the keyboard. */
    ExitStatus run(LineSource source) {
        Settings before = shell.settings().copy();
        Optional<String> target = shell.defaultTarget();
        try {
            ExitStatus status = runKeeping(source, !source.interactive());
            return source.interactive() || depth > 0 ? status : awaitJobs(status);
        } finally {
            if (!source.interactive()) {
                shell.settings().restore(before);
                shell.use(target);
                shell.writtenJournals().follow(shell.settings().get(Setting.LOG_DIR));
            }
        }
    }

    /**
     * Runs all lines; what they set stays.
     *
     * @param stopping whether a line that fails may end the run
     */
    ExitStatus runKeeping(LineSource source, boolean stopping) {
        depth++;
        try {
            ExitStatus largest = ExitStatus.OK;
            while (leaving.isEmpty()) {
                Optional<ExitStatus> status = next(source);
                if (holdsUp(source, status.isEmpty())) {
                    continue;
                }
                if (status.isEmpty()) {
                    return largest;
                }
                largest = largest.max(status.get());
                if (exiting) {
                    exiting = source.interactive();
                    return exitStatus.orElse(largest);
                }
                if (stopping && stops(status.get())) {
                    return leaving.orElse(status.get());
                }
            }
            return leaving.get();
        } finally {
            depth--;
        }
    }

    /** Says that jobs run, once, where somebody is about to leave and end them; returns whether it did. */
    private boolean holdsUp(LineSource source, boolean ended) {
        boolean leaves = ended || exiting;
        int running = shell.jobs().table().running().size();
        boolean tells = leaves && source.interactive() && running > 0 && !warned && leaving.isEmpty();
        warned = leaves && (tells || warned);
        if (tells) {
            exiting = false;
            shell.message(
                    Event.Severity.WARNING,
                    (running == 1 ? "a job runs" : running + " jobs run")
                            + ", and will be stopped: leave again to go on");
        }
        return tells;
    }

    /** Ends a script as if its last line were {@code wait}; one that was interrupted takes its jobs with it. */
    private ExitStatus awaitJobs(ExitStatus status) {
        List<BackgroundJob> all = shell.jobs().table().ours();
        boolean stopped = leaving.isPresent() || interrupted();
        if (all.isEmpty() || stopped) {
            shell.jobs().stop();
            return status;
        }
        LineRun outer = shell.line().run();
        busy = true;
        LineRun run = shell.begin("wait");
        try {
            ExitStatus ofJobs = finish(run, shell.jobs().await(all));
            shell.jobs().stop();
            return exitStatus.isPresent() ? status : status.max(ofJobs);
        } finally {
            shell.line().run(outer);
            busy = false;
        }
    }

    private boolean stops(ExitStatus status) {
        return !status.ok()
                && (interrupted()
                        || (status.equals(CLOSED_PIPE) && outputLost)
                        || !shell.settings().is(Setting.ERRORS, "continue"));
    }

    /** Ends the run of the innermost source; see {@link pish.command.Context#exit}. */
    void exit(Optional<ExitStatus> status) {
        exiting = true;
        exitStatus = status;
    }

    /** Ends all runs after the line that runs now, if one does. May be called from any thread. */
    void leave(ExitStatus status) {
        leaving = Optional.of(status);
    }

    /** Returns whether a line is running. May be called from any thread. */
    boolean busy() {
        return busy;
    }

    /** Returns whether the line that begins now was not typed itself, but is in a file that a typed line runs. */
    boolean nested() {
        return depth > 1;
    }

    /** Runs the source's next line; empty where there is none. */
    private Optional<ExitStatus> next(LineSource source) {
        try {
            Optional<LogicalLine> line = source.next();
            return line.isEmpty() ? Optional.empty() : Optional.of(line(source, line.get()));
        } catch (SyntaxError e) {
            return Optional.of(fault(e.source(), e, source.name()));
        } catch (IOException e) {
            LineRun run = shell.begin("");
            shell.message(Event.Severity.ERROR, "cannot read " + source.name() + ": " + FileFault.reason(e));
            exit(Optional.of(ExitStatus.USAGE));
            return Optional.of(finish(run, ExitStatus.USAGE));
        }
    }

    private ExitStatus line(LineSource source, LogicalLine line) {
        boolean outermost = !busy;
        LineRun outer = shell.line().run();
        busy = true;
        try {
            return run(source, line, parser.parse(line.text()));
        } catch (SyntaxError e) {
            return fault(line.text(), e, where(source, line));
        } finally {
            shell.line().run(outer);
            busy = !outermost;
        }
    }

    private ExitStatus run(LineSource source, LogicalLine line, Statement statement) {
        boolean blank = statement instanceof Statement.Blank;
        LineRun run = blank ? shell.line().run() : shell.begin(line.text());
        if (!nested()) {
            shell.writtenJournals().begin(statement);
        }
        if (blank) {
            return ExitStatus.OK;
        }
        if (source.checks() || (!nested() && shell.writtenJournals().recordsResults())) {
            run.keepResult();
        }
        ExitStatus status = finish(run, perform(source, line, statement, run));
        if (source.checks()) {
            run.result(interrupted()).ifPresent(source::ended);
        }
        return status;
    }

    private boolean interrupted() {
        return shell.line().cancellation().presses() > 0;
    }

    private ExitStatus perform(LineSource source, LogicalLine line, Statement statement, LineRun run) {
        try {
            return performer.perform(source, statement, run);
        } catch (SyntaxError e) {
            show(e, where(source, line));
            if (!nested()) {
                shell.writtenJournals().drop();
            }
            return ExitStatus.USAGE;
        } catch (IOException | java.io.UncheckedIOException e) {
            shell.message(Event.Severity.ERROR, String.valueOf(e.getMessage()));
            return new ExitStatus(1);
        }
    }

    /** Counts and reports a line that was none. */
    private ExitStatus fault(String text, SyntaxError error, String where) {
        LineRun outer = shell.line().run();
        LineRun run = shell.begin(text);
        try {
            show(error, where);
            return finish(run, ExitStatus.USAGE);
        } finally {
            shell.line().run(outer);
        }
    }

    private static String where(LineSource source, LogicalLine line) {
        return source.interactive() || source.name().isEmpty() ? "" : source.name() + ":" + line.number();
    }

    private void show(SyntaxError error, String where) {
        shell.screens().sinks().out().flush();
        ErrorText.print(error, where, shell.screens().sinks().err());
    }

    /** Ends a line, says so to whoever listens, and returns what it counts as. */
    private ExitStatus finish(LineRun run, ExitStatus status) {
        run.handle(run.finished(status));
        if (!nested()) {
            run.result(interrupted()).ifPresent(shell.writtenJournals()::ended);
        }
        ExitStatus counted = shell.settings().is(Setting.ERRORS, "reachable") ? run.reachableStatus(status) : status;
        Optional<String> fault = shell.writtenJournals().takeFault();
        fault.ifPresent(text -> shell.message(Event.Severity.ERROR, text));
        return written(fault.isPresent() ? counted.max(new ExitStatus(1)) : counted);
    }

    /** Returns a line's status, a failure where what it said could not be written. */
    private ExitStatus written(ExitStatus status) {
        shell.screens().sinks().flush();
        Optional<IOException> failure = shell.screens().sinks().out().failure();
        if (failure.isEmpty()) {
            return status;
        }
        boolean told = outputLost;
        outputLost = true;
        if (Shell.closedPipe(failure.get())) {
            return CLOSED_PIPE;
        }
        if (!told) {
            shell.message(Event.Severity.ERROR, "cannot write standard output: " + FileFault.reason(failure.get()));
        }
        return status.max(new ExitStatus(1));
    }
}
