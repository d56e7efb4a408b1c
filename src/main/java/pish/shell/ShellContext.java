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
import pish.exec.Vigil;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What built-ins can do, by means of a shell. */
final class ShellContext implements Context {
    private final Shell shell;
    private final CurrentMachineFile machineFile = new CurrentMachineFile();
    private final KeyBindings keys = new KeyBindings();

    ShellContext(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Cluster cluster() {
        return shell.cluster();
    }

    @Override
    public NodeSet resolve(String target) {
        return shell.resolve(target);
    }

    @Override
    public Links links() {
        return shell.links();
    }

    @Override
    public Settings settings() {
        return shell.settings();
    }

    @Override
    public Builtins builtins() {
        return shell.builtins();
    }

    @Override
    public Results results() {
        return shell.results();
    }

    @Override
    public void emit(Event event) {
        shell.emit(event);
    }

    @Override
    public ShellJobs jobs() {
        return shell.jobs();
    }

    @Override
    public boolean interrupted() {
        return shell.interrupted();
    }

    @Override
    public InnerLines script() {
        return shell.script();
    }

    @Override
    public Optional<String> defaultTarget() {
        return shell.defaultTarget();
    }

    @Override
    public void use(Optional<String> target) {
        shell.use(target);
    }

    @Override
    public boolean confirm(String question) {
        return shell.operator().confirm(question);
    }

    @Override
    public Optional<String> ask(String question) {
        return shell.operator().ask(question);
    }

    @Override
    public void exit(Optional<ExitStatus> status) {
        shell.exit(status);
    }

    @Override
    public ClusterEditor editor() {
        return shell.editor();
    }

    @Override
    public GroupSource groupSource() {
        return cluster().or(shell.groups()).or(cluster().outside());
    }

    @Override
    public List<String> history() {
        return shell.typed();
    }

    @Override
    public Outcome broadcast(NodeSet nodes, String command) {
        return shell.targets()
                .broadcast(shell.line().run(), nodes, command, shell.targets().options());
    }

    @Override
    public ExitStatus run(NodeSet nodes, String command, UnaryOperator<BroadcastOptions> options) {
        return shell.targets()
                .run(
                        shell.line().run(),
                        nodes,
                        command,
                        options.apply(shell.targets().options()));
    }

    @Override
    public NodeSet connect(NodeSet nodes) {
        return shell.targets().connect(shell.line().run(), nodes);
    }

    @Override
    public Outcome onEach(NodeSet nodes, String what, NodeTask task, Supplier<Event.Progress> progress) {
        return shell.targets().onEach(shell.line().run(), nodes, what, task, progress);
    }

    @Override
    public NodeSet prepare(NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress) {
        return shell.targets().prepare(shell.line().run(), nodes, task, progress);
    }

    @Override
    public Optional<InputStream> standardInput() {
        return shell.sources().standardInput();
    }

    @Override
    public Map<String, Report> errands(Map<String, Errand> errands, Duration timeout) {
        return new Errands(
                        shell.links(), shell.line().cancellation(), shell.line().run()::tick)
                .run(errands, timeout);
    }

    @Override
    public NodeSet end(NodeSet nodes, String command) {
        return shell.targets()
                .quietly(shell.line().run(), nodes, command, BroadcastOptions.Where.SHELL)
                .okOrLost();
    }

    @Override
    public Map<String, String> await(NodeSet nodes, Vigil.Goal goal, Duration timeout) {
        return new Vigil(
                        shell.links(),
                        shell.line().cancellation(),
                        new VigilProgress(shell.line().run(), nodes))
                .run(nodes, goal, timeout);
    }

    @Override
    public Map<String, HostKeys.Sight> hostKeys(Map<String, Node> places) {
        return new HostKeys(shell.links())
                .look(places, shell.line().cancellation(), shell.line().run()::tick);
    }

    @Override
    public boolean allows(NodeSet nodes, String command) {
        return new Guards(shell).allowOthers(nodes, command);
    }

    @Override
    public ExitStatus login(String node, String command) throws IOException {
        return shell.operator().login(shell.links().to(node), command);
    }

    @Override
    public void replay(Results.Result result, NodeSet nodes, Look look) throws IOException {
        new Replay(shell, result, nodes, look).show(shell.line().run().destination());
    }

    @Override
    public ExitStatus source(Path file, List<String> arguments) throws IOException {
        try (LineSource source = shell.sources().file(file)) {
            return shell.run(source, arguments);
        }
    }

    @Override
    public KeyBindings keys() {
        return keys;
    }

    @Override
    public Monitor monitor() {
        return new NodeMonitor(shell);
    }

    @Override
    public CurrentMachineFile machineFile() {
        return machineFile;
    }

    @Override
    public Journals journals() {
        return shell.writtenJournals();
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return shell.operator().answer(prompt, false);
    }

    @Override
    public boolean edit(Path file, String title) throws IOException {
        return shell.operator().edit(file, title);
    }
}
