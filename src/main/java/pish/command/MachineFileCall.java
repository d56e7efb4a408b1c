package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.machinefile.Dialect;
import pish.machinefile.Diff;
import pish.machinefile.HostFile;
import pish.machinefile.StoredFile;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/**
 * One call of {@code machinefile}: what was given, and the ways in and out that its verbs share.
 *
 * @param invocation its first argument is the verb
 */
record MachineFileCall(Context context, Invocation invocation) {
    /** Returns the arguments after the verb. */
    List<String> arguments() {
        return invocation.arguments().stream().skip(1).toList();
    }

    /** Returns the one argument after the verb. */
    String one(String what, String hint) {
        if (arguments().isEmpty()) {
            throw invocation.missing(what, hint);
        }
        if (arguments().size() > 1) {
            var second = arguments().get(1);
            throw invocation.fault(second, "one argument too many: " + second, hint);
        }
        return arguments().get(0);
    }

    /** Refuses arguments. */
    void none() {
        if (!arguments().isEmpty()) {
            var first = arguments().get(0);
            throw invocation.fault(first, "one argument too many: " + first, "machinefile use FILE chooses the file");
        }
    }

    Path path() {
        return context.machineFile().path();
    }

    StoredFile stored() throws IOException {
        return StoredFile.read(path());
    }

    /** Returns what the file says, in the dialect of the options or the one it looks like. */
    HostFile read(StoredFile stored) {
        return HostFile.of(path(), stored.text(), dialect());
    }

    /** Returns what the file says, which must be there. */
    HostFile existing() throws IOException {
        var stored = stored();
        if (!stored.present()) {
            throw new IOException("no machinefile yet: " + path() + "; type machinefile from all");
        }
        return read(stored);
    }

    /** Returns the dialect of the options. */
    Optional<Dialect> dialect() {
        var key = invocation.options().getOptionValue("d");
        return key == null ? Optional.empty() : Optional.of(dialect(key));
    }

    Dialect dialect(String key) {
        return Dialect.named(key)
                .orElseThrow(() -> invocation.fault(key, "no dialect: " + key, "it is mpich or openmpi"));
    }

    /** Returns the names that a target means, also of hosts that only the file has. */
    NodeSet hosts(String target, HostFile file) {
        try {
            return context.resolve(target);
        } catch (SyntaxError e) {
            NodeSet named;
            try {
                named = NodeSet.parse(target);
            } catch (SyntaxError notNames) {
                throw within(target, e);
            }
            if (named.isEmpty() || !named.stream().allMatch(file.slots()::containsKey)) {
                throw within(target, e);
            }
            return named;
        }
    }

    private SyntaxError within(String target, SyntaxError fault) {
        return invocation.reading(target, text -> fault);
    }

    /** Writes a new version, or shows what it would change. */
    ExitStatus write(StoredFile stored, HostFile after) throws IOException {
        if (stored.present() && after.text().equals(stored.text())) {
            say(Event.Severity.INFO, path() + ": nothing to change");
            return ExitStatus.OK;
        }
        if (dryRun()) {
            showDiff(stored, after);
            return ExitStatus.OK;
        }
        stored.replace(after.text());
        say(Event.Severity.INFO, "wrote " + path() + ": " + Diff.summary(stored.text(), after.text()));
        return ExitStatus.OK;
    }

    void showDiff(StoredFile stored, HostFile after) {
        Diff.of(stored.text(), after.text()).forEach(line -> context.emit(new Event.Text(line)));
    }

    boolean dryRun() {
        return invocation.options().hasOption("n") || context.settings().on(Setting.DRY_RUN);
    }

    ExitStatus use() throws IOException {
        var file = Invocation.path(one("FILE", "type machinefile use FILE"));
        context.machineFile().use(file);
        var stored = stored();
        say(Event.Severity.INFO, stored.present() ? MachineFileView.summary(read(stored)) : file + " is not there yet");
        return ExitStatus.OK;
    }

    void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
