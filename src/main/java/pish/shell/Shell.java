package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.command.Builtins;
import pish.command.Context;
import pish.command.Journals;
import pish.command.LineSource;
import pish.command.Results;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.Links;
import pish.exec.Outcome;
import pish.exec.Spools;
import pish.node.Cluster;
import pish.node.NodeSet;
import pish.render.ErrorText;
import pish.syntax.LogicalLine;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Runs lines from any source, one after the other, and keeps what lasts between them. */
public final class Shell implements Context, AutoCloseable {
    private final Cluster cluster;
    private final Links links;
    private final Settings settings;
    private final Screens screens;
    private final Operator operator;
    private final Supplier<List<String>> typed;
    private final Builtins builtins = Builtins.all();
    private final Results results = new Results();
    private final Spools spools = new Spools();
    private final WrittenJournals journals;
    private final DynamicGroups groups;
    private final Performer performer;
    private volatile Cancellation cancellation = new Cancellation();
    private Optional<String> target = Optional.empty();
    private LineRun current;
    private int number;
    private ExitStatus exit;

    /**
     * Makes a shell.
     *
     * @param operator answers questions
     * @param typed returns the lines typed so far
     */
    public Shell(
            Cluster cluster,
            Links links,
            Settings settings,
            Screens screens,
            Operator operator,
            Supplier<List<String>> typed) {
        this.cluster = cluster;
        this.links = links;
        this.settings = settings;
        this.screens = screens;
        this.operator = operator;
        this.typed = typed;
        this.groups = new DynamicGroups(cluster, links, results);
        this.journals = new WrittenJournals(this::preamble);
        this.performer = new Performer(this);
        this.current = new LineRun(0, "");
        performer.listen(current);
    }

    @Override
    public ExitStatus run(LineSource source) {
        Settings before = settings.copy();
        Optional<String> targetBefore = target;
        ExitStatus largest = ExitStatus.OK;
        try {
            while (true) {
                ExitStatus status = runNext(source);
                if (status == null) {
                    return largest;
                }
                largest = largest.max(status);
                if (exit != null) {
                    ExitStatus left = exit;
                    exit = source.interactive() ? exit : null;
                    return left;
                }
                if (!source.interactive() && stops(status)) {
                    return status;
                }
            }
        } finally {
            if (!source.interactive()) {
                settings.restore(before);
                target = targetBefore;
            }
        }
    }

    private boolean stops(ExitStatus status) {
        return !status.ok() && (status.equals(ExitStatus.INTERRUPTED) || !settings.is(Setting.ERRORS, "continue"));
    }

    /** Runs the source's next line; returns its status, or null where there is none. */
    private ExitStatus runNext(LineSource source) {
        try {
            Optional<LogicalLine> line = source.next();
            return line.isEmpty() ? null : runLine(source, line.get());
        } catch (SyntaxError e) {
            LineRun run = begin(e.source());
            show(e, source.name());
            return finish(run, ExitStatus.USAGE);
        } catch (IOException e) {
            LineRun run = begin("");
            message(Event.Severity.ERROR, "cannot read " + source.name() + ": " + e.getMessage());
            return finish(run, ExitStatus.USAGE);
        }
    }

    private ExitStatus runLine(LineSource source, LogicalLine line) {
        LineRun outer = current;
        LineRun run = begin(line.text());
        try {
            return performer.perform(source, line, run);
        } finally {
            current = outer;
        }
    }

    /** Begins a line: from now on, events are its own. */
    private LineRun begin(String text) {
        LineRun run = new LineRun(++number, text);
        performer.listen(run);
        current = run;
        cancellation = new Cancellation();
        return run;
    }

    /** Ends a line, and says so to whoever listens. */
    ExitStatus finish(LineRun run, ExitStatus status) {
        ExitStatus counted = settings.is(Setting.ERRORS, "reachable") ? run.reachableStatus(status) : status;
        run.emit(run.finished(status));
        return counted;
    }

    /** Shows a mistake with a caret under it. */
    void show(SyntaxError error, String where) {
        ErrorText.print(error, where, screens.sinks().err());
        screens.sinks().flush();
    }

    void message(Event.Severity severity, String text) {
        emit(new Event.Message(severity, text));
    }

    /** Asks what runs to stop, more firmly each time. May be called from any thread. */
    public void interrupt() {
        cancellation.request();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    LineRun current() {
        return current;
    }

    Screens screens() {
        return screens;
    }

    Spools spools() {
        return spools;
    }

    Operator operator() {
        return operator;
    }

    DynamicGroups groups() {
        return groups;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public NodeSet resolve(String text) {
        return cluster.resolve(text, groups);
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Builtins builtins() {
        return builtins;
    }

    @Override
    public Results results() {
        return results;
    }

    @Override
    public List<String> history() {
        return typed.get();
    }

    @Override
    public void emit(Event event) {
        current.emit(event);
    }

    @Override
    public Outcome broadcast(NodeSet nodes, String command) {
        return performer.broadcast(current, nodes, command);
    }

    @Override
    public Optional<String> defaultTarget() {
        return target;
    }

    @Override
    public void use(Optional<String> newTarget) {
        target = newTarget;
    }

    @Override
    public Journals journals() {
        return journals;
    }

    /** Returns the lines that bring a fresh pish to where this one is. */
    private List<String> preamble() {
        List<String> lines = new ArrayList<>(List.of("set errors continue"));
        settings.changed().forEach((setting, value) -> {
            if (setting.lasting()) {
                lines.add("set " + setting.key() + " " + value);
            }
        });
        target.ifPresent(t -> lines.add(t + ":"));
        return lines;
    }

    WrittenJournals writtenJournals() {
        return journals;
    }

    @Override
    public boolean confirm(String question) {
        return operator.confirm(question);
    }

    @Override
    public void exit(ExitStatus status) {
        exit = status;
    }

    @Override
    public void close() {
        try {
            journals.close();
        } catch (UncheckedIOException e) {
            message(Event.Severity.ERROR, e.getMessage());
        }
        results.close();
        links.close();
        screens.sinks().flush();
    }
}
