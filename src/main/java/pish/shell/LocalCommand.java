package pish.shell;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pish.command.Setting;
import pish.exec.Event;
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
        String sh = System.getenv().getOrDefault("SHELL", "/bin/sh");
        List<String> line = command.isEmpty() ? List.of(sh) : List.of("/bin/sh", "-c", command);
        ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
        if (!interactive) {
            // pish itself reads standard input, ahead of what it runs
            builder.redirectInput(new File("/dev/null"));
        }
        boolean json = shell.screens().json(shell.settings());
        if (json) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        Process process = builder.start();
        if (json) {
            emitLines(process);
        }
        return await(process);
    }

    private void emitLines(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                shell.emit(new Event.Text(line));
            }
        }
    }

    /** Waits for a process; Ctrl-C reaches it by itself, since it shares the terminal. */
    static ExitStatus await(Process process) {
        while (true) {
            try {
                return new ExitStatus(process.waitFor() & 0xff);
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }
}
