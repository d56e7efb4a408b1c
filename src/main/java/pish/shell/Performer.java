package pish.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pish.command.LineSource;
import pish.exec.Event;
import pish.syntax.Advice;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Does what one line says. */
final class Performer {
    /** Built-ins whose names are commands of a node's shell too. */
    private static final Set<String> COMMANDS_THERE = Set.of(
            "help", "history", "last", "set", "unset", "alias", "unalias", "bind", "source", "nodeset", "enable",
            "jobs", "fg", "bg", "wait", "kill", "timeout", "batch", "watch", "top");

    private final Shell shell;
    private final TargetRun targets;
    private final BuiltinCall builtins;
    private boolean collisionTold;

    Performer(Shell shell) {
        this.shell = shell;
        this.targets = shell.targets();
        this.builtins = new BuiltinCall(shell);
    }

    /**
     * Does it, and returns its status.
     *
     * @throws SyntaxError if the line names what there is not, so that nothing was done
     */
    ExitStatus perform(LineSource source, Statement statement, LineRun run) throws IOException {
        if (statement instanceof Statement.Broadcast broadcast) {
            return targets.run(run, broadcast);
        }
        if (statement instanceof Statement.ToDefault command) {
            String target = shell.defaultTarget().orElseThrow(() -> refusal(command));
            return targets.run(run, target, command.command());
        }
        if (statement instanceof Statement.Use use) {
            targets.resolve(use.raw(), use.targetStart(), use.target());
            shell.use(Optional.of(use.target()));
            return ExitStatus.OK;
        }
        if (statement instanceof Statement.Local local) {
            return new LocalCommand(shell).run(local.command(), source.interactive());
        }
        if (statement instanceof Statement.Builtin builtin) {
            tellCollision(builtin);
            return builtins.run(builtin, run);
        }
        Statement.Other other = (Statement.Other) statement;
        if (shell.defaultTarget().isPresent()) {
            return targets.run(run, shell.defaultTarget().get(), other.command());
        }
        throw refusal(other);
    }

    private void tellCollision(Statement.Builtin builtin) {
        Optional<String> target = shell.defaultTarget();
        if (!collisionTold && target.isPresent() && COMMANDS_THERE.contains(builtin.name())) {
            collisionTold = true;
            String name = builtin.name();
            shell.message(
                    Event.Severity.INFO,
                    name + " is pish's own here; `: " + name + "` is the command on " + target.get());
        }
    }

    /** Returns what is wrong with a line that is for nobody. */
    SyntaxError refusal(Statement line) {
        if (!(line instanceof Statement.Other other)) {
            return new SyntaxError("no default target", line.raw(), 0, 1, "type a target first, for example all:");
        }
        List<String> names = new ArrayList<>(shell.cluster().known().names());
        names.add("all");
        shell.cluster().or(shell.groups()).groups("").forEach(group -> names.add("@" + group));
        int nodes = shell.cluster().all().size();
        List<String> builtins = new ArrayList<>(shell.builtins().names());
        builtins.addAll(shell.builtins().aliases().all().keySet());
        return new Advice(builtins, names, nodes).refuse(other);
    }
}
