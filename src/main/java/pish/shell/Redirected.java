package pish.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import pish.command.Invocation;
import pish.node.FileFault;
import pish.render.Palette;
import pish.render.Sink;
import pish.render.Sinks;
import pish.syntax.Redirection;
import pish.transport.ExitStatus;

/** Sends a built-in's output to a file or through a local command, for as long as it is open. */
final class Redirected implements Closeable {
    private final LineRun run;
    private final Destination before;
    private final Sinks sinks;
    private final OutputStream out;
    private final String file;
    private final Filter filter;
    private ExitStatus filterStatus = ExitStatus.OK;
    private boolean open = true;

    private Redirected(Shell shell, LineRun run, OutputStream out, String file, Filter filter) {
        this.run = run;
        this.before = run.destination();
        this.out = out;
        this.file = file;
        this.filter = filter;
        this.sinks = new Sinks(
                new Sink(out, false, Palette.PLAIN), shell.screens().sinks().err());
        run.destination(Screens.redirected(sinks, run.gather()));
    }

    /**
     * Opens the file or starts the command.
     *
     * @throws IOException if the file cannot be written; its message says which and why
     */
    static Redirected open(Shell shell, LineRun run, Redirection redirection) throws IOException {
        if (redirection.kind() == Redirection.Kind.PIPE) {
            Filter filter = Filter.start(shell, redirection.text());
            return new Redirected(shell, run, filter.input(), "", filter);
        }
        return new Redirected(shell, run, file(redirection), redirection.text(), null);
    }

    private static OutputStream file(Redirection redirection) throws IOException {
        Path path = Invocation.path(redirection.text());
        StandardOpenOption how = redirection.kind() == Redirection.Kind.APPEND
                ? StandardOpenOption.APPEND
                : StandardOpenOption.TRUNCATE_EXISTING;
        try {
            return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + path + ": no such folder", e);
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + FileFault.reason(e), e);
        }
    }

    /** Ends the output and returns the line's status: the filter's own, as in sh, else the built-in's. */
    ExitStatus status(ExitStatus ofBuiltin) throws IOException {
        close();
        return filter == null ? ofBuiltin : filterStatus;
    }

    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        // a table is printed when it is whole
        run.destination().renderer().handle(run.finished(ExitStatus.OK));
        sinks.flush();
        run.destination(before);
        if (filter != null) {
            filterStatus = filter.end(run);
            return;
        }
        out.close();
        if (sinks.out().failure().isPresent()) {
            throw new IOException("cannot write " + file + ": "
                    + FileFault.reason(sinks.out().failure().get()));
        }
    }
}
