package pish.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import pish.command.Setting;
import pish.transport.ExitStatus;

/** A local command that a built-in's output goes through: {@code | COMMAND}. */
final class Filter {
    private final Shell shell;
    private final Process process;
    private final Optional<InputStream> kept;

    private Filter(Shell shell, Process process, Optional<InputStream> kept) {
        this.shell = shell;
        this.process = process;
        this.kept = kept;
    }

    /** Starts it. Where standard output is JSON, what it prints is kept until its end. */
    static Filter start(Shell shell, String command) throws IOException {
        shell.screens().sinks().flush();
        ProcessBuilder builder = LocalCommand.process(shell, command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (!shell.settings().is(Setting.FORMAT, "json")) {
            return new Filter(
                    shell,
                    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).start(),
                    Optional.empty());
        }
        Path file = Files.createTempFile("pish-", ".text");
        try {
            Process process = builder.redirectOutput(file.toFile()).start();
            return new Filter(shell, process, Optional.of(Files.newInputStream(file)));
        } finally {
            // what is open stays, and nothing is left behind however pish ends
            Files.delete(file);
        }
    }

    /** Returns its standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Ends its input, waits for it, and shows what was kept. */
    ExitStatus end(LineRun run) throws IOException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // a filter such as head(1) that has enough is no failure
        }
        ExitStatus status = shell.await(process);
        if (kept.isPresent()) {
            LocalCommand.emitLines(kept.get(), run);
        }
        return status;
    }
}
