package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import pish.command.Builtin;
import pish.command.Invocation;
import pish.command.LineSource;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Fold;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.render.Renderer;
import pish.syntax.Advice;
import pish.syntax.LogicalLine;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Does what one line says. */
final class Performer {
    private final Shell shell;
    private final Parser parser;

    Performer(Shell shell) {
        this.shell = shell;
        this.parser = shell.builtins().parser();
    }

    /** Makes the screens and journals listen to a line; a broadcast of it listens to its gather too. */
    void listen(LineRun run) {
        Gather gather = new Gather(shell.spools());
        run.handlers().add(gather);
        Renderer renderer = shell.screens().renderer(shell.settings(), gather);
        run.handlers().add(renderer);
        run.handlers().addAll(shell.operator().watching(renderer, shell::cancellation));
        run.handlers().addAll(shell.writtenJournals().handlers());
        run.gather(gather);
    }

    /** Runs a line to its end, whatever it is, and returns its status. */
    ExitStatus perform(LineSource source, LogicalLine line, LineRun run) {
        ExitStatus status;
        Optional<Statement> statement = Optional.empty();
        try {
            statement = Optional.of(parser.parse(line.text()));
            if (statement.get() instanceof Statement.Blank) {
                return ExitStatus.OK;
            }
            shell.writtenJournals().begin(statement.get());
            status = perform(source, statement.get(), run);
        } catch (SyntaxError e) {
            shell.show(e, where(source, line));
            shell.writtenJournals().drop();
            status = ExitStatus.USAGE;
        } catch (IOException | UncheckedIOException e) {
            shell.message(Event.Severity.ERROR, String.valueOf(e.getMessage()));
            status = new ExitStatus(1);
        }
        return shell.finish(run, status);
    }

    private static String where(LineSource source, LogicalLine line) {
        return source.interactive() || source.name().isEmpty() ? "" : source.name() + ":" + line.number();
    }

    private ExitStatus perform(LineSource source, Statement statement, LineRun run) throws IOException {
        if (statement instanceof Statement.Broadcast broadcast) {
            return onTarget(run, broadcast.raw(), broadcast.targetStart(), broadcast.target(), broadcast.command());
        }
        if (statement instanceof Statement.ToDefault command) {
            String target = shell.defaultTarget()
                    .orElseThrow(() -> new SyntaxError(
                            "no default target", command.raw(), 0, 1, "type a target first, for example all:"));
            return onTarget(run, "", 0, target, command.command());
        }
        if (statement instanceof Statement.Use use) {
            resolve(use.raw(), use.targetStart(), use.target());
            shell.use(Optional.of(use.target()));
            return ExitStatus.OK;
        }
        if (statement instanceof Statement.Local local) {
            return new LocalCommand(shell).run(local.command(), source.interactive());
        }
        if (statement instanceof Statement.Builtin builtin) {
            return builtin(builtin, run);
        }
        Statement.Other other = (Statement.Other) statement;
        if (shell.defaultTarget().isPresent()) {
            return onTarget(run, "", 0, shell.defaultTarget().get(), other.command());
        }
        throw refusal(other);
    }

    private SyntaxError refusal(Statement.Other other) {
        List<String> targets = new ArrayList<>(shell.cluster().known().names());
        targets.add("all");
        shell.groups().groups("").forEach(group -> targets.add("@" + group));
        shell.cluster().groups("").forEach(group -> targets.add("@" + group));
        int nodes = shell.cluster().all().size();
        return new Advice(shell.builtins().names(), targets, nodes).refuse(other);
    }

    private NodeSet resolve(String raw, int start, String target) {
        try {
            return shell.resolve(target);
        } catch (SyntaxError e) {
            throw raw.isEmpty() ? e : e.within(raw, start);
        }
    }

    private ExitStatus onTarget(LineRun run, String raw, int start, String target, String command) {
        shell.groups().takeUsed();
        NodeSet nodes = resolve(raw, start, target);
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
        return broadcast(run, nodes, command).status();
    }

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(LineRun run, NodeSet nodes, String command) {
        Gather gather = run.gather();
        EventHandler handler = new EventHandler() {
            @Override
            public void handle(Event event) {
                run.emit(event);
            }

            @Override
            public void tick(long now) {
                run.tick(now);
            }
        };
        BroadcastOptions options = new BroadcastOptions(
                shell.settings().duration(Setting.TIMEOUT),
                shell.settings().isSet(Setting.FANOUT)
                        ? shell.settings().count(Setting.FANOUT).orElse(0)
                        : 0);
        try {
            new Broadcast(shell.links(), nodes, command, options, handler, shell.operator(), shell.cancellation())
                    .run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Outcome outcome = gather.outcome();
        run.add(outcome, reachableStatus(gather, outcome));
        shell.results().add(new Results.Result(run.number(), run.text(), nodes, gather, outcome), run.setsGroups());
        return outcome;
    }

    private static ExitStatus reachableStatus(Gather gather, Outcome outcome) {
        ExitStatus status = ExitStatus.OK;
        for (Fold fold : gather.folds()) {
            boolean reached = fold.nodes().intersect(outcome.unreachable()).isEmpty();
            status = reached ? status.max(fold.status()) : status;
        }
        return status;
    }

    private ExitStatus builtin(Statement.Builtin statement, LineRun run) throws IOException {
        Builtin builtin = shell.builtins().get(statement.name()).orElseThrow();
        CommandLine options = options(builtin, statement);
        Invocation invocation = new Invocation(statement, options, options.getArgList());
        if (statement.redirection().isEmpty()) {
            return builtin.run(shell, invocation);
        }
        try (Redirected redirected =
                Redirected.open(shell, run, statement.redirection().get())) {
            return redirected.status(builtin.run(shell, invocation));
        }
    }

    private static CommandLine options(Builtin builtin, Statement.Builtin statement) {
        try {
            return new DefaultParser()
                    .parse(builtin.options(), statement.arguments().toArray(new String[0]));
        } catch (ParseException e) {
            int end = statement.words().get(0).end();
            throw new SyntaxError(
                    statement.name() + ": " + e.getMessage(),
                    statement.raw(),
                    statement.words().get(0).start(),
                    end,
                    "help " + statement.name() + " shows its options");
        }
    }
}
