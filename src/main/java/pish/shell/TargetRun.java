package pish.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pish.command.Results;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Fanout;
import pish.exec.Fold;
import pish.exec.Gather;
import pish.exec.Job;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.render.DirectoryText;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Runs commands on the nodes of a target, shows what comes back and keeps the result. */
final class TargetRun {
    private final Shell shell;
    private final Strays strays;
    private final Panes panes;
    private String said = "";

    TargetRun(Shell shell) {
        this.shell = shell;
        this.strays = new Strays(shell);
        this.panes = new Panes(shell);
    }

    /** Returns who looks for nodes that could not be reached. */
    Strays strays() {
        return strays;
    }

    ExitStatus run(LineRun run, Statement.Broadcast line) {
        shell.groups().takeUsed();
        NodeSet nodes = resolve(line.raw(), line.targetStart(), line.target());
        return run(run, line.target(), nodes, line.command());
    }

    /** Runs a command on a target that is not in the line itself: the default one. */
    ExitStatus run(LineRun run, String target, String command) {
        shell.groups().takeUsed();
        return run(run, target, shell.resolve(target), command);
    }

    /**
     * Returns the nodes of a target that stands in a line.
     *
     * @param start where it stands
     */
    NodeSet resolve(String raw, int start, String target) {
        try {
            return shell.resolve(target);
        } catch (SyntaxError e) {
            throw e.inTarget(raw, start, target);
        }
    }

    private ExitStatus run(LineRun run, String target, NodeSet nodes, String command) {
        return held(run, target, nodes, command).orElseGet(() -> run(run, nodes, command, options()));
    }

    /**
     * Returns the status of a line that is not to run, which is said: there are no nodes, it is a dry run, or a guard
     * refuses. After the target was resolved.
     */
    private Optional<ExitStatus> held(LineRun run, String target, NodeSet nodes, String command) {
        run.setsGroups(!shell.groups().takeUsed());
        if (nodes.isEmpty()) {
            shell.message(Event.Severity.INFO, target + ": no nodes");
            return Optional.of(ExitStatus.OK);
        }
        if (shell.settings().on(Setting.DRY_RUN)) {
            String found = shell.script().variables().mentioned(command);
            shell.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + command + found));
            return Optional.of(ExitStatus.OK);
        }
        Optional<String> refusal = new Guards(shell).refusal(nodes, command);
        refusal.ifPresent(why -> shell.message(Event.Severity.ERROR, why));
        return refusal.map(why -> new ExitStatus(1));
    }

    /** The same for the command at the end of a built-in's line. */
    Optional<ExitStatus> held(LineRun run, Statement.Broadcast tail) {
        shell.groups().takeUsed();
        NodeSet nodes = resolve(tail.raw(), tail.targetStart(), tail.target());
        return held(run, tail.target(), nodes, tail.command());
    }

    /** Returns whose persistent shells lines run in. */
    BroadcastOptions.Where where() {
        return shell.settings().on(Setting.SUDO) ? BroadcastOptions.Where.ROOT_SHELL : BroadcastOptions.Where.SHELL;
    }

    /** Returns how the settings have broadcasts run, with the variables there are. */
    BroadcastOptions options() {
        Settings settings = shell.settings();
        return new BroadcastOptions(
                        settings.duration(Setting.TIMEOUT),
                        settings.isSet(Setting.FANOUT)
                                ? settings.count(Setting.FANOUT).orElse(0)
                                : 0,
                        where())
                .withVariables(shell.script().variables().forShells());
    }

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(LineRun run, NodeSet nodes, String command, BroadcastOptions options) {
        broadcast(nodes, command, options, watched(run));
        Outcome outcome = run.gather().outcome();
        conclude(run, new Results.Result(run.number(), run.text(), nodes, run.gather(), outcome));
        return outcome;
    }

    /**
     * Returns how a command of the user's is to run. Before one that ends machines it is noted which start of its system
     * each of them is to end.
     */
    BroadcastOptions prepared(LineRun run, NodeSet nodes, String command, BroadcastOptions options) {
        if (Danger.of(command) != Danger.ENDS_MACHINES) {
            return options;
        }
        connect(run, nodes);
        shell.links().noteBoots(nodes);
        return options.endingMachines();
    }

    /** Does the same with a command that Ctrl-Z may send to the background, and returns its status: 0 if it does. */
    ExitStatus run(LineRun run, NodeSet nodes, String command, BroadcastOptions wanted) {
        BroadcastOptions options = prepared(run, nodes, command, wanted);
        if (shell.isNested()) {
            return broadcast(run, nodes, command, options).status();
        }
        Job job = new Job(
                shell.links(),
                nodes,
                command,
                run.text().strip(),
                options,
                run.gather(),
                shell.line().cancellation());
        if (!panes.run(job, run)) {
            shell.jobs().suspended(job, run);
            return ExitStatus.OK;
        }
        conclude(run, job);
        return job.outcome().status();
    }

    /** Returns what runs jobs whose output is the line's. */
    Panes panes() {
        return panes;
    }

    /** Runs a job in the foreground; returns whether it has ended, which it has not after Ctrl-Z. */
    boolean run(Job job, EventHandler handler) {
        try {
            return job.run(handler, shell.operator());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Counts a job that has ended in the foreground or is shown, and keeps its result. */
    void conclude(LineRun run, Job job) {
        conclude(run, ShellJobs.result(job, run));
    }

    /** Counts a command that has ended and was shown, and keeps its result. */
    void conclude(LineRun run, Results.Result result) {
        Outcome onNodes = result.outcome().on(result.gather().places());
        run.add(result.gather(), onNodes, reachableStatus(result.gather(), result.outcome()));
        shell.results().add(result, run.setsGroups());
        if (Danger.of(result.gather().command()) == Danger.ENDS_MACHINES) {
            result.gather().folds().stream()
                    .filter(fold -> !fold.status().ok() && !fold.status().equals(ExitStatus.UNREACHABLE))
                    .forEach(fold -> shell.links().forgetBoots(fold.nodes()));
        }
        Unattended.advice(result).ifPresent(advice -> shell.message(Event.Severity.WARNING, advice));
        sayWhere();
        offerPager(run, result);
    }

    private void offerPager(LineRun run, Results.Result result) {
        try {
            new Paging(shell).offer(run, result);
        } catch (IOException e) {
            shell.message(Event.Severity.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** Connects to nodes, says which could not be reached, and returns the others. */
    NodeSet connect(LineRun run, NodeSet nodes) {
        return quietly(run, nodes, "", BroadcastOptions.Where.NOWHERE).ok();
    }

    /** Runs a command and shows nothing of it but how it failed. */
    QuietRun quietly(LineRun run, NodeSet nodes, String command, BroadcastOptions.Where where) {
        QuietRun quiet = new QuietRun(shell, run);
        broadcast(nodes, command, new BroadcastOptions(Duration.ZERO, 0, where), quiet);
        return quiet;
    }

    /** Connects to nodes, does something there, and shows how that goes as if it were a command. */
    Outcome onEach(LineRun run, NodeSet nodes, String what, NodeTask task, Supplier<Event.Progress> progress) {
        run.handle(new Event.Started(nodes, what));
        NodeSet reached = reached(run, nodes, run::handle);
        new Fanout(shell.links(), run, shell.line().cancellation()).run(reached, task, progress);
        Outcome outcome = run.gather().outcome();
        run.add(run.gather(), outcome, reachableStatus(run.gather(), outcome));
        return outcome;
    }

    /** Does something on those nodes that can be reached; returns those where it failed. */
    NodeSet prepare(LineRun run, NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress) {
        // whoever cannot be reached will not be for the command either, which then says so
        NodeSet reached = reached(run, nodes, unreachable -> {});
        QuietRun quiet = new QuietRun(shell, run);
        new Fanout(shell.links(), quiet, shell.line().cancellation()).run(reached, task, progress);
        return reached.minus(quiet.ok()).minus(quiet.lost());
    }

    private NodeSet reached(LineRun run, NodeSet nodes, Consumer<Event> unreachable) {
        ReachedNodes reached = new ReachedNodes(run, unreachable);
        broadcast(nodes, "", new BroadcastOptions(Duration.ZERO, 0, BroadcastOptions.Where.NOWHERE), reached);
        return reached.nodes();
    }

    /** Runs a command on nodes, and does nothing else. */
    void broadcast(NodeSet nodes, String command, BroadcastOptions options, EventHandler handler) {
        try {
            new Broadcast(
                            shell.links(),
                            nodes,
                            command,
                            options,
                            handler,
                            shell.operator(),
                            shell.line().cancellation())
                    .run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says once that shells are in different directories, where somebody types: the next {@code rm *} would hit the wrong one. */
    private void sayWhere() {
        Map<String, NodeSet> directories =
                shell.links().directories(shell.cluster().known());
        String text = directories.size() > 1 ? DirectoryText.of(directories) : "";
        if (!text.isEmpty() && !text.equals(said) && shell.screens().screen().live()) {
            shell.message(Event.Severity.INFO, text);
        }
        said = text;
    }

    /**
     * Returns a handler that passes everything on, tells what is new of jobs, and stops the command once nobody reads what
     * comes of it.
     */
    EventHandler watched(LineRun run) {
        return new EventHandler() {
            private boolean stopped;

            @Override
            public void handle(Event event) {
                run.handle(event);
            }

            @Override
            public void tick(long now) {
                run.tick(now);
                shell.jobs().news().tell();
                strays.tick(now);
                Optional<IOException> failure = shell.screens().sinks().out().failure();
                if (!stopped && failure.filter(OutputLoss::isClosedPipe).isPresent()) {
                    stopped = true;
                    // that the command is stopped now is no news to anybody
                    run.destination(new Destination(run.destination().sinks(), ignored -> {}, false));
                    shell.interrupt();
                }
            }
        };
    }

    private static ExitStatus reachableStatus(Gather gather, Outcome outcome) {
        ExitStatus status = ExitStatus.OK;
        for (Fold fold : gather.folds()) {
            boolean reached = fold.nodes().intersect(outcome.unreachable()).isEmpty();
            status = reached ? status.max(fold.status()) : status;
        }
        return status;
    }
}
