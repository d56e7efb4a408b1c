package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.command.Variables;
import pish.exec.BackgroundJob;
import pish.exec.Event;
import pish.node.FileFault;
import pish.render.ErrorText;
import pish.render.TraceText;
import pish.syntax.LogicalLine;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.StatementText;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Takes lines from a source, one after the other, until it ends or a line stops it. */
final class Interpreter {
    private final Shell shell;
    private final Performer performer;
    private final Parser parser;
    private final InnerLines inner;
    private final Conditions conditions;
    private final OutputLoss loss;
    private Lookahead source;
    private Kind last = Kind.BLANK;
    private int depth;
    private boolean exiting;
    private Optional<ExitStatus> exitStatus = Optional.empty();
    private boolean warned;
    private volatile boolean busy;
    private volatile Optional<ExitStatus> leaving = Optional.empty();

    /** What a line was. */
    private enum Kind {
        BLANK,
        LINE,
        /** One that asks how the line before ended. */
        ANSWER,
        /** None at all. */
        FAULT
    }

    Interpreter(Shell shell) {
        this.shell = shell;
        this.inner = new InnerLines(shell, this);
        this.performer = new Performer(shell);
        this.parser = shell.builtins().parser();
        this.conditions = new Conditions(shell, parser);
        this.loss = new OutputLoss(shell);
    }

    /**
     * Runs all lines; what they set ends with the source, unless that is the keyboard.
     *
     * @param arguments those of the source; where there are none, those that there are stay
     */
    ExitStatus run(LineSource source, List<String> arguments) {
        Settings before = shell.settings().copy();
        Variables.Scope variables = inner.variables().scope();
        Optional<String> target = shell.defaultTarget();
        if (!arguments.isEmpty()) {
            inner.variables().arguments(arguments);
        }
        try {
            ExitStatus status = runKeeping(source, !source.interactive());
            return source.interactive() || depth > 0 ? status : end(status);
        } finally {
            if (!source.interactive()) {
                shell.settings().restore(before);
                inner.variables().restore(variables);
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
    ExitStatus runKeeping(LineSource lines, boolean stopping) {
        Lookahead outer = source;
        source = new Lookahead(lines);
        depth++;
        try {
            return runAll(stopping);
        } finally {
            depth--;
            source = outer;
        }
    }

    private ExitStatus runAll(boolean stopping) {
        LineSource lines = source.source();
        Tally tally = new Tally();
        while (leaving.isEmpty()) {
            last = Kind.BLANK;
            Optional<ExitStatus> status = next(lines);
            if (holdsUp(lines, status.isEmpty())) {
                continue;
            }
            if (status.isEmpty()) {
                return tally.total();
            }
            count(tally, status.get());
            if (exiting) {
                exiting = lines.interactive();
                return exitStatus.orElse(tally.totalAtExit());
            }
            if (stopping && stops(status.get()) && !isQuestion()) {
                return leaving.orElse(status.get());
            }
        }
        return leaving.get();
    }

    private void count(Tally tally, ExitStatus status) {
        if (last == Kind.ANSWER) {
            tally.addAnswer(status);
        } else if (last != Kind.BLANK) {
            tally.add(status);
        }
    }

    /** Returns whether the next line asks how the one before ended, which is then no failure. */
    private boolean isQuestion() {
        boolean answerable = last != Kind.FAULT && shell.line().cancellation().presses() == 0 && !loss.happened();
        return answerable && conditions.next(source);
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

    private ExitStatus end(ExitStatus status) {
        ExitStatus all = awaitJobs(status);
        if (leaving.isEmpty() && !interrupted()) {
            shell.targets().strays().tell();
        }
        return all;
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
                && (interrupted() || loss.ended(status) || !shell.settings().is(Setting.ERRORS, "continue"));
    }

    /** Returns what lines know of those around them. */
    InnerLines inner() {
        return inner;
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
    private Optional<ExitStatus> next(LineSource lines) {
        try {
            Optional<LogicalLine> line = source.next();
            return line.isEmpty() ? Optional.empty() : Optional.of(line(lines, line.get()));
        } catch (SyntaxError e) {
            return Optional.of(fault(e.source(), e, lines.name()));
        } catch (IOException e) {
            LineRun run = shell.begin("");
            shell.message(Event.Severity.ERROR, "cannot read " + lines.name() + ": " + FileFault.reason(e));
            exit(Optional.of(ExitStatus.USAGE));
            return Optional.of(finish(run, ExitStatus.USAGE));
        }
    }

    private ExitStatus line(LineSource lines, LogicalLine line) {
        boolean outermost = !busy;
        LineRun outer = shell.line().run();
        busy = true;
        try {
            if (outermost && lines.interactive()) {
                shell.targets().strays().offer();
            }
            if (!lines.begins(line)) {
                last = Kind.BLANK;
                return ExitStatus.OK;
            }
            return run(lines, line, read(line.text()));
        } catch (SyntaxError e) {
            return fault(line.text(), e, where(lines, line));
        } finally {
            shell.line().run(outer);
            busy = !outermost;
        }
    }

    private ExitStatus run(LineSource lines, LogicalLine line, Statement statement) {
        boolean blank = statement instanceof Statement.Blank;
        LineRun run = blank ? shell.line().run() : shell.begin(line.text());
        if (!nested()) {
            shell.writtenJournals().begin(statement);
        }
        if (blank) {
            return ExitStatus.OK;
        }
        boolean condition = conditions.is(statement);
        last = condition ? Kind.ANSWER : Kind.LINE;
        if (lines.checks() || (!nested() && shell.writtenJournals().recordsResults())) {
            run.keepResult();
        }
        ExitStatus status = finish(run, perform(lines, line, statement, run));
        if (lines.checks()) {
            run.result(interrupted()).ifPresent(lines::ended);
        }
        if (!condition || last == Kind.FAULT) {
            inner.before(status);
        }
        return status;
    }

    private boolean interrupted() {
        return shell.line().cancellation().presses() > 0;
    }

    SyntaxError refusal(Statement line) {
        return performer.refusal(line);
    }

    /** Reads a line, with its values. */
    Statement read(String text) {
        return parser.parse(text, inner.variables());
    }

    private ExitStatus perform(LineSource lines, LogicalLine line, Statement statement, LineRun run) {
        Kind kind = last;
        try {
            trace(statement);
            ExitStatus status = performer.perform(lines, statement, run);
            last = kind;
            return status;
        } catch (SyntaxError e) {
            last = Kind.FAULT;
            show(e, where(lines, line));
            if (!nested()) {
                shell.writtenJournals().drop();
            }
            return ExitStatus.USAGE;
        } catch (IOException | UncheckedIOException e) {
            last = kind;
            shell.message(Event.Severity.ERROR, String.valueOf(e.getMessage()));
            return new ExitStatus(1);
        }
    }

    private void trace(Statement statement) {
        if (shell.settings().on(Setting.TRACE)) {
            shell.screens().sinks().out().flush();
            TraceText.print(
                    StatementText.of(statement), depth, shell.screens().sinks().err());
        }
    }

    /** Does what a line within the one that runs says, as if it were that. */
    ExitStatus performInner(Statement statement) {
        if (statement instanceof Statement.Blank) {
            return ExitStatus.OK;
        }
        depth++;
        trace(statement);
        depth--;
        try {
            return performer.perform(source.source(), statement, shell.line().run());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Runs a line within the one that runs, as a line of its own. */
    ExitStatus runInner(String text, Statement statement) {
        LineRun outer = shell.line().run();
        depth++;
        LineRun run = shell.begin(text);
        try {
            trace(statement);
            return finish(run, performer.perform(source.source(), statement, run));
        } catch (SyntaxError e) {
            finish(run, ExitStatus.USAGE);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            depth--;
            shell.line().run(outer);
        }
    }

    /** Returns whether one more line may run within the one that runs. */
    boolean goesOn(ExitStatus status) {
        boolean stopped = !source.source().interactive() && stops(status);
        return leaving.isEmpty()
                && !exiting
                && !stopped
                && shell.line().cancellation().presses() == 0;
    }

    /** Counts and reports a line that was none. */
    private ExitStatus fault(String text, SyntaxError error, String where) {
        last = Kind.FAULT;
        inner.before(ExitStatus.USAGE);
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
            shell.targets().strays().look();
            run.result(interrupted()).ifPresent(shell.writtenJournals()::ended);
        }
        ExitStatus counted = shell.settings().is(Setting.ERRORS, "reachable") ? run.reachableStatus(status) : status;
        Optional<String> fault = shell.writtenJournals().takeFault();
        fault.ifPresent(text -> shell.message(Event.Severity.ERROR, text));
        return loss.counted(fault.isPresent() ? counted.max(new ExitStatus(1)) : counted);
    }
}
