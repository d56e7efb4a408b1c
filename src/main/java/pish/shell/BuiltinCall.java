package pish.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import pish.command.Builtin;
import pish.command.Invocation;
import pish.command.Setting;
import pish.command.Usage;
import pish.exec.Event;
import pish.syntax.Nearest;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.syntax.Word;
import pish.transport.ExitStatus;

/** Runs built-ins: reads their options, and sends their output where the line says. */
final class BuiltinCall {
    private final Shell shell;

    BuiltinCall(Shell shell) {
        this.shell = shell;
    }

    ExitStatus run(Statement.Builtin statement, LineRun run) throws IOException {
        Builtin builtin = shell.builtins().get(statement.name()).orElseThrow();
        Invocation invocation = read(builtin, statement);
        boolean writes = builtin.writesFiles() || statement.redirection().isPresent();
        if (writes && shell.settings().on(Setting.DRY_RUN)) {
            shell.emit(new Event.Text("here: " + statement.raw().strip()));
            return ExitStatus.OK;
        }
        if (statement.tail().isPresent()) {
            Optional<ExitStatus> held =
                    shell.targets().held(run, statement.tail().get());
            return held.isPresent() ? held.get() : builtin.run(shell.context(), invocation);
        }
        if (statement.redirection().isEmpty()) {
            return builtin.run(shell.context(), invocation);
        }
        try (Redirected redirected =
                Redirected.open(shell, run, statement.redirection().get())) {
            return redirected.status(builtin.run(shell.context(), invocation));
        }
    }

    /**
     * Reads a call of a built-in.
     *
     * @throws SyntaxError if it has no such option
     */
    static Invocation read(Builtin builtin, Statement.Builtin statement) {
        if (builtin.options().getOptions().isEmpty()) {
            return new Invocation(statement, CommandLine.builder().get(), statement.arguments());
        }
        refuseHyphens(statement);
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            CommandLine line =
                    parser.parse(builtin.options(), statement.arguments().toArray(new String[0]));
            return new Invocation(statement, line, line.getArgList());
        } catch (UnrecognizedOptionException e) {
            throw unknown(builtin, statement, e.getOption());
        } catch (MissingArgumentException e) {
            String option = Usage.shortest(e.getOption());
            throw fault(
                    statement,
                    option,
                    option + " takes a value: " + e.getOption().getArgName());
        } catch (ParseException e) {
            throw fault(statement, statement.name(), e.getMessage());
        }
    }

    private static SyntaxError unknown(Builtin builtin, Statement.Builtin statement, String option) {
        List<String> known = new ArrayList<>();
        builtin.options().getOptions().forEach(there -> {
            if (there.getLongOpt() != null) {
                known.add("--" + there.getLongOpt());
            }
        });
        SyntaxError fault = fault(statement, option, "no such option: " + option);
        return Nearest.nearest(option, known)
                .map(near -> new SyntaxError(
                        fault.getMessage(), fault.source(), fault.start(), fault.end(), "did you mean " + near + "?"))
                .orElse(fault);
    }

    /** A value is never read as an option. */
    private static void refuseHyphens(Statement.Builtin statement) {
        for (Word word : statement.words()) {
            if (word.text().equals("--")) {
                return;
            }
            String written = statement.raw().substring(word.start(), word.end());
            if (word.text().startsWith("-") && written.matches("(?s)\"?\\$.*")) {
                String hint = "write `-- " + written + "` if it is none; an option has to be in the line itself";
                throw new SyntaxError(
                        "the value begins with a hyphen, as options do",
                        statement.raw(),
                        word.start(),
                        word.end(),
                        hint);
            }
        }
    }

    private static SyntaxError fault(Statement.Builtin statement, String culprit, String message) {
        Word at = statement.words().stream()
                .filter(word -> word.text().equals(culprit))
                .findFirst()
                .orElse(statement.words().get(0));
        String hint = "help " + statement.name() + " shows its options";
        return new SyntaxError(message, statement.raw(), at.start(), at.end(), hint);
    }
}
