package pish.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.command.Builtins;
import pish.command.Context;
import pish.command.LineSource;
import pish.command.Results;
import pish.command.Settings;
import pish.exec.Event;
import pish.exec.Links;
import pish.exec.Spools;
import pish.node.Cluster;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What lasts from line to line: the nodes, the connections, the settings, the results. Runs lines from any source. */
public final class Shell implements AutoCloseable {
    private final CurrentCluster cluster;
    private final Links links;
    private final Settings settings;
    private final Screens screens;
    private final Operator operator;
    private final Supplier<List<String>> typed;
    private final Builtins builtins = Builtins.all();
    private final Results results = new Results();
    private final Spools spools = new Spools();
    private final LocalProcesses processes = new LocalProcesses();
    private final WrittenJournals journals;
    private final DynamicGroups dynamic;
    private final OwnNames ownNames = new OwnNames(this);
    private final Sources sources;
    private final TargetRun targets;
    private final ShellJobs jobs;
    private final Interpreter interpreter;
    private final CurrentLine line;
    private final Context context = new ShellContext(this);
    private Optional<String> target = Optional.empty();

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
        this(new CurrentCluster(new ClusterChoice(cluster, "")), links, settings, screens, operator, typed);
    }

    /** Makes a shell whose nodes may change, see the other constructor. */
    public Shell(
            CurrentCluster cluster,
            Links links,
            Settings settings,
            Screens screens,
            Operator operator,
            Supplier<List<String>> typed) {
        cluster.follow(links, settings);
        settings.onChange(new Colours(screens, settings)::follow);
        HeededSettings.by(links, settings);
        this.cluster = cluster;
        this.links = links;
        this.settings = settings;
        this.screens = screens;
        this.operator = operator;
        this.typed = typed;
        this.dynamic = new DynamicGroups(cluster::get, links, results, settings);
        this.journals = new WrittenJournals(this);
        this.sources = new Sources(builtins.parser(), () -> target.isPresent());
        this.targets = new TargetRun(this);
        this.jobs = new ShellJobs(this);
        this.interpreter = new Interpreter(this);
        this.line = new CurrentLine(settings, screens, operator, spools, journals);
    }

    /**
     * Runs all lines of a source; what it sets ends with it, unless it is the keyboard.
     *
     * @return the status of the line that stopped it, or the largest
     */
    public ExitStatus run(LineSource source) {
        return run(source, List.of());
    }

    /** Runs all lines of a source that has arguments. */
    public ExitStatus run(LineSource source, List<String> arguments) {
        return interpreter.run(source, arguments);
    }

    /**
     * Runs the lines of a start-up file: what they set stays, a line that fails stops nothing, all they show goes to
     * standard error, and they do not count.
     */
    public void startUp(LineSource source) {
        line.aside(() -> interpreter.runKeeping(source, false));
    }

    /** Returns what makes sources whose lines this shell can run. */
    public Sources sources() {
        return sources;
    }

    /**
     * Asks what runs to stop, more firmly each time. May be called from any thread.
     *
     * @return whether anything runs
     */
    public boolean interrupt() {
        line.cancellation().request();
        return interpreter.busy();
    }

    /**
     * Asks what runs to stop, and ends {@link #run} when it has. May be called from any thread.
     *
     * @param status what run returns then
     * @return whether anything runs
     */
    public boolean leave(ExitStatus status) {
        interpreter.leave(status);
        processes.stop();
        return interrupt();
    }

    /** Begins a line, see {@link CurrentLine#begin}. */
    LineRun begin(String text) {
        LineRun run = line.begin(text, interpreter.nested());
        jobs.settle();
        return run;
    }

    CurrentLine line() {
        return line;
    }

    void message(Event.Severity severity, String text) {
        emit(new Event.Message(severity, text));
    }

    /** Waits for a process on this machine. */
    ExitStatus await(Process process) {
        return processes.await(process);
    }

    /** Returns whether the line that runs was not typed itself, but is in a file that a typed line runs. */
    boolean isNested() {
        return interpreter.nested();
    }

    TargetRun targets() {
        return targets;
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
        return dynamic;
    }

    WrittenJournals writtenJournals() {
        return journals;
    }

    /** Returns what built-ins can do. */
    public Context context() {
        return context;
    }

    CurrentCluster editor() {
        return cluster;
    }

    /** Returns the lines typed so far, the oldest first. */
    List<String> typed() {
        return typed.get();
    }

    Cluster cluster() {
        return cluster.get();
    }

    NodeSet resolve(String text) {
        return ownNames.resolve(text, cluster.machines());
    }

    Links links() {
        return links;
    }

    Settings settings() {
        return settings;
    }

    Builtins builtins() {
        return builtins;
    }

    Results results() {
        return results;
    }

    void emit(Event event) {
        line.run().handle(event);
    }

    ShellJobs jobs() {
        return jobs;
    }

    boolean interrupted() {
        return line.cancellation().presses() > 0
                || screens.sinks().out().failure().isPresent();
    }

    InnerLines script() {
        return interpreter.inner();
    }

    Optional<String> defaultTarget() {
        return target;
    }

    void use(Optional<String> newTarget) {
        target = newTarget;
    }

    void exit(Optional<ExitStatus> status) {
        interpreter.exit(status);
    }

    @Override
    public void close() {
        jobs.stop();
        journals.close().ifPresent(fault -> message(Event.Severity.ERROR, fault));
        results.close();
        links.close();
        screens.sinks().flush();
    }
}
