package pish.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pish.command.Builtins;
import pish.command.ClusterEditor;
import pish.command.Context;
import pish.command.CurrentMachineFile;
import pish.command.Journals;
import pish.command.KeyBindings;
import pish.command.LineSource;
import pish.command.Look;
import pish.command.Monitor;
import pish.command.Results;
import pish.command.Settings;
import pish.exec.BroadcastOptions;
import pish.exec.Errand;
import pish.exec.Errands;
import pish.exec.Event;
import pish.exec.HostKeys;
import pish.exec.Links;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.exec.Report;
import pish.exec.Spools;
import pish.exec.Vigil;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What lasts from line to line: the nodes, the connections, the settings, the results. Runs lines from any source. */
public final class Shell implements Context, AutoCloseable {
    private final CurrentCluster cluster;
    private final Links links;
    private final Settings settings;
    private final Screens screens;
    private final Operator operator;
    private final Supplier<List<String>> typed;
    private final Builtins builtins = Builtins.all();
    private final Results results = new Results();
    private final CurrentMachineFile machineFile = new CurrentMachineFile();
    private final KeyBindings keys = new KeyBindings();
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

    @Override
    public Cluster cluster() {
        return cluster.get();
    }

    @Override
    public ClusterEditor editor() {
        return cluster;
    }

    @Override
    public NodeSet resolve(String text) {
        return ownNames.resolve(text, cluster.machines());
    }

    @Override
    public GroupSource groupSource() {
        return cluster().or(dynamic).or(cluster().outside());
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
        line.run().handle(event);
    }

    @Override
    public Outcome broadcast(NodeSet nodes, String command) {
        return targets.broadcast(line.run(), nodes, command, targets.options());
    }

    @Override
    public ExitStatus run(NodeSet nodes, String command, UnaryOperator<BroadcastOptions> options) {
        return targets.run(line.run(), nodes, command, options.apply(targets.options()));
    }

    @Override
    public ShellJobs jobs() {
        return jobs;
    }

    @Override
    public NodeSet connect(NodeSet nodes) {
        return targets.connect(line.run(), nodes);
    }

    @Override
    public Outcome onEach(NodeSet nodes, String what, NodeTask task, Supplier<Event.Progress> progress) {
        return targets.onEach(line.run(), nodes, what, task, progress);
    }

    @Override
    public NodeSet prepare(NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress) {
        return targets.prepare(line.run(), nodes, task, progress);
    }

    @Override
    public Optional<InputStream> standardInput() {
        return sources.standardInput();
    }

    @Override
    public Map<String, Report> errands(Map<String, Errand> errands, Duration timeout) {
        return new Errands(links, line.cancellation(), line.run()::tick).run(errands, timeout);
    }

    @Override
    public NodeSet end(NodeSet nodes, String command) {
        return targets.quietly(line.run(), nodes, command, BroadcastOptions.Where.SHELL)
                .okOrLost();
    }

    @Override
    public Map<String, String> await(NodeSet nodes, Vigil.Goal goal, Duration timeout) {
        return new Vigil(links, line.cancellation(), new VigilProgress(line.run(), nodes)).run(nodes, goal, timeout);
    }

    @Override
    public Map<String, HostKeys.Sight> hostKeys(NodeSet nodes) {
        return new HostKeys(links).look(nodes, line.cancellation(), line.run()::tick);
    }

    @Override
    public boolean interrupted() {
        return line.cancellation().presses() > 0
                || screens.sinks().out().failure().isPresent();
    }

    @Override
    public boolean allows(NodeSet nodes, String command) {
        return new Guards(this).allowOthers(nodes, command);
    }

    @Override
    public ExitStatus login(String node, String command) throws IOException {
        return operator.login(links.to(node), command);
    }

    @Override
    public void replay(Results.Result result, NodeSet nodes, Look look) throws IOException {
        new Replay(this, result, nodes, look).show(line.run().destination());
    }

    @Override
    public ExitStatus source(Path file, List<String> arguments) throws IOException {
        try (LineSource source = sources.file(file)) {
            return interpreter.run(source, arguments);
        }
    }

    @Override
    public KeyBindings keys() {
        return keys;
    }

    @Override
    public InnerLines script() {
        return interpreter.inner();
    }

    @Override
    public Monitor monitor() {
        return new NodeMonitor(this);
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
    public CurrentMachineFile machineFile() {
        return machineFile;
    }

    @Override
    public Journals journals() {
        return journals;
    }

    @Override
    public boolean confirm(String question) {
        return operator.confirm(question);
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return operator.answer(prompt, false);
    }

    @Override
    public boolean edit(Path file, String title) throws IOException {
        return operator.edit(file, title);
    }

    @Override
    public void exit(Optional<ExitStatus> status) {
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
