package pish.transport;

import java.io.IOException;
import java.nio.file.Path;

/** A node's persistent shell, replaced with its state when it ends, as the engine does it. */
final class ShellUnderTest implements AutoCloseable {
    private final Connection connection;
    private RemoteShell shell;
    private ShellVariables variables = ShellVariables.NONE;

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

    /** Gives lines from now on variables. */
    void variables(ShellVariables given) {
        variables = given;
    }

    /** Begins a line, in a new shell where the last one has ended. */
    PendingAnswer begin(String command) throws IOException {
        PendingAnswer answer = new PendingAnswer();
        ShellLine line = new ShellLine(command, 0, 1, variables);
        if (shell != null && shell.isOpen()) {
            shell.run(line, answer);
            return answer;
        }
        shell = RemoteShell.start(connection, ShellKind.LOGIN, "pi01", shell, line, answer);
        return answer;
    }

    /** Runs a line to its end. */
    Answer run(String command) throws IOException {
        Answer answer = begin(command).await();
        if (!answer.lost().equals(PendingAnswer.UNREAD)) {
            return answer;
        }
        Answer next = run(command);
        return new Answer(next.status(), answer.out() + next.out(), answer.err() + next.err(), next.directory(), "");
    }

    @Override
    public void close() {
        connection.close();
    }
}
