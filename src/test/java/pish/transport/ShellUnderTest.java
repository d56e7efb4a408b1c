package pish.transport;

import java.io.IOException;
import java.nio.file.Path;

/** A node's persistent shell, replaced with its state when it ends, as the engine does it. */
final class ShellUnderTest implements AutoCloseable {
    private final Connection connection;
    private RemoteShell shell;

    ShellUnderTest(Connection connection) {
        this.connection = connection;
    }

    ShellUnderTest(Shells kind, Path home) throws IOException {
        this(kind.connect(home));
    }

    LocalConnection connection() {
        return (LocalConnection) connection;
    }

    RemoteShell shell() {
        return shell;
    }

    /** Begins a line, in a new shell where the last one has ended. */
    PendingAnswer begin(String command) throws IOException {
        PendingAnswer answer = new PendingAnswer();
        ShellLine line = new ShellLine(command, 0, 1);
        if (shell != null && shell.isOpen()) {
            shell.run(line, answer);
            return answer;
        }
        ShellState state = shell == null ? ShellState.FRESH : shell.state();
        shell = RemoteShell.start(connection, "pi01", state, line, answer);
        return answer;
    }

    /** Runs a line to its end. */
    Answer run(String command) throws IOException {
        return begin(command).await();
    }

    @Override
    public void close() {
        connection.close();
    }
}
