package pish.shell;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import pish.exec.EventHandler;
import pish.render.Palette;
import pish.render.Renderer;
import pish.render.Sink;
import pish.render.Sinks;
import pish.syntax.Redirection;
import pish.transport.ExitStatus;

/** Sends a built-in's output to a file or through a local command, for as long as it is open. */
final class Redirected implements Closeable {
    private final LineRun run;
    private final List<EventHandler> before;
    private final Sinks sinks;
    private final OutputStream out;
    private final Process process;
    private ExitStatus filterStatus = ExitStatus.OK;

    private Redirected(LineRun run, Sinks sinks, OutputStream out, Process process) {
        this.run = run;
        this.before = new ArrayList<>(run.handlers());
        this.sinks = sinks;
        this.out = out;
        this.process = process;
    }

    /**
     * Opens the file or starts the command.
     *
     * @throws IOException if the file cannot be written; its message says which and why
     */
    static Redirected open(Shell shell, LineRun run, Redirection redirection) throws IOException {
        Process process = null;
        OutputStream out;
        if (redirection.kind() == Redirection.Kind.PIPE) {
            shell.screens().sinks().flush();
            process = new ProcessBuilder("/bin/sh", "-c", redirection.text())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            out = process.getOutputStream();
        } else {
            out = file(redirection);
        }
        Sinks sinks = new Sinks(
                new Sink(out, false, Palette.PLAIN), shell.screens().sinks().err());
        Redirected redirected = new Redirected(run, sinks, out, process);
        Renderer renderer = new Screens(sinks, shell.screens().screen()).plain(shell.settings(), run.gather());
        run.handlers().replaceAll(handler -> handler instanceof Renderer ? renderer : handler);
        return redirected;
    }

    private static OutputStream file(Redirection redirection) throws IOException {
        Path path = Path.of(redirection.text().replaceFirst("^~(?=/)", System.getProperty("user.home")));
        StandardOpenOption how = redirection.kind() == Redirection.Kind.APPEND
                ? StandardOpenOption.APPEND
                : StandardOpenOption.TRUNCATE_EXISTING;
        try {
            return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + path + ": no such folder", e);
        } catch (IOException e) {
            String why = new File(path.toString()).isDirectory() ? "it is a folder" : "permission denied";
            throw new IOException("cannot write " + path + ": " + why, e);
        }
    }

    /** Ends the output and returns the line's status: the filter's own, as in sh, else the built-in's. */
    ExitStatus status(ExitStatus ofBuiltin) throws IOException {
        close();
        return process == null ? ofBuiltin : filterStatus;
    }

    @Override
    public void close() throws IOException {
        if (!before.isEmpty()) {
            run.tick(System.nanoTime());
            sinks.flush();
            run.handlers().clear();
            run.handlers().addAll(before);
            before.clear();
            try {
                out.close();
            } catch (IOException e) {
                if (process == null) {
                    throw e;
                }
                // a filter such as head(1) that has enough is no failure
            }
            filterStatus = process == null ? ExitStatus.OK : LocalCommand.await(process);
        }
    }
}
