package pish.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import pish.command.Results;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Fold;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.render.DirectoryText;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Runs commands on the nodes of a target, shows what comes back and keeps the result. */
final class TargetRun {
    private final Shell shell;
    private String said = "";

    TargetRun(Shell shell) {
        this.shell = shell;
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
            throw e.within(raw, start);
        }
    }

    private ExitStatus run(LineRun run, String target, NodeSet nodes, String command) {
        run.setsGroups(!shell.groups().takeUsed());
        if (nodes.isEmpty()) {
            shell.message(Event.Severity.INFO, target + ": no nodes");
            return ExitStatus.OK;
        }
        if (shell.settings().on(Setting.DRY_RUN)) {
            shell.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + command));
            return ExitStatus.OK;
        }
        Optional<String> refusal = new Guards(shell).refusal(nodes, command);
        if (refusal.isPresent()) {
            shell.message(Event.Severity.ERROR, refusal.get());
            return new ExitStatus(1);
        }
        if (!Guards.endsMachines(command)) {
            return broadcast(run, nodes, command).status();
        }
        connect(run, nodes);
        shell.links().noteBoots(nodes);
        Outcome outcome = broadcast(run, nodes, command);
        run.gather().folds().stream()
                .filter(fold -> !fold.status().ok() && !fold.status().equals(ExitStatus.UNREACHABLE))
                .forEach(fold -> shell.links().forgetBoots(fold.nodes()));
        return outcome.status();
    }

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(LineRun run, NodeSet nodes, String command) {
        Gather gather = run.gather();
        Settings settings = shell.settings();
        BroadcastOptions options = new BroadcastOptions(
                settings.duration(Setting.TIMEOUT),
                settings.isSet(Setting.FANOUT) ? settings.count(Setting.FANOUT).orElse(0) : 0,
                shell.where());
        EventHandler handler = stoppingWhenUnread(run);
        broadcast(nodes, command, options, Guards.endsMachines(command) ? endingWell(handler) : handler);
        Outcome outcome = gather.outcome();
        run.add(outcome, reachableStatus(gather, outcome));
        shell.results().add(new Results.Result(run.number(), run.text(), nodes, gather, outcome), run.setsGroups());
        sayWhere();
        return outcome;
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

    private void broadcast(NodeSet nodes, String command, BroadcastOptions options, EventHandler handler) {
        try {
            new Broadcast(shell.links(), nodes, command, options, handler, shell.operator(), shell.cancellation())
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

    /** Returns a handler to which a connection that a command took with it, as it was told to, is no failure. */
    private static EventHandler endingWell(EventHandler handler) {
        return new EventHandler() {
            @Override
            public void handle(Event event) {
                handler.handle(
                        event instanceof Event.Lost lost
                                ? new Event.Exited(lost.node(), ExitStatus.OK, lost.elapsed(), "")
                                : event);
            }

            @Override
            public void tick(long now) {
                handler.tick(now);
            }
        };
    }

    /** Returns a handler that passes everything on, and stops the command once nobody reads what comes of it. */
    private EventHandler stoppingWhenUnread(LineRun run) {
        return new EventHandler() {
            private boolean stopped;

            @Override
            public void handle(Event event) {
                run.handle(event);
            }

            @Override
            public void tick(long now) {
                run.tick(now);
                Optional<IOException> failure = shell.screens().sinks().out().failure();
                if (!stopped && failure.filter(Shell::closedPipe).isPresent()) {
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
