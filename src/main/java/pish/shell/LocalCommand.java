package pish.shell;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pish.command.Setting;
import pish.command.Variables;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.transport.ExitStatus;

/** Runs a command on this machine: {@code !COMMAND}. */
final class LocalCommand {
    private final Shell shell;

    LocalCommand(Shell shell) {
        this.shell = shell;
    }

    /**
     * Runs it to its end.
     *
     * @param command shell text; empty for a shell to type in
     * @param interactive whether it gets the terminal
     */
    ExitStatus run(String command, boolean interactive) throws IOException {
        if (shell.settings().on(Setting.DRY_RUN)) {
            shell.emit(new Event.Text("here: " + command));
            return ExitStatus.OK;
        }
        if (command.isEmpty() && !interactive) {
            shell.message(Event.Severity.ERROR, "a shell needs a terminal; write !COMMAND");
            return ExitStatus.USAGE;
        }
        shell.screens().sinks().flush();
        ProcessBuilder builder = process(shell, command).inheritIO();
        if (!interactive) {
            // pish itself reads standard input, ahead of what it runs
            builder.redirectInput(new File("/dev/null"));
        }
        // a line that is redirected with all it runs (source FILE > OUT) or JSON: the text goes where pish's own goes
        boolean taken = shell.settings().is(Setting.FORMAT, "json")
                || shell.line().run().destination().redirected();
        if (taken) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        Process process = builder.start();
        if (taken) {
            emitLines(process.getInputStream(), shell.line().run());
        }
        return shell.await(process);
    }

    /**
     * Returns a command of this machine, not started yet. It finds variables in its environment, and arguments as its own.
     *
     * @param command shell text; empty for a shell to type in
     */
    static ProcessBuilder process(Shell shell, String command) {
        Variables variables = shell.script().variables();
        List<String> line = new ArrayList<>();
        if (command.isEmpty()) {
            line.add(System.getenv().getOrDefault("SHELL", "/bin/sh"));
        } else {
            line.addAll(List.of("/bin/sh", "-c", command, "/bin/sh"));
            line.addAll(variables.arguments());
        }
        ProcessBuilder builder = new ProcessBuilder(line);
        variables.give(builder);
        return builder;
    }

    /** Shows a stream's lines as a built-in's output, and closes it. */
    static void emitLines(InputStream stream, EventHandler handler) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.handle(new Event.Text(line));
            }
        }
    }
}
