package pish.transport;

import java.io.IOException;
import java.util.Optional;

/**
 * Runs one line on a channel of its own, for accounts that give no POSIX shell: the line's text is all that they are asked
 * to do. Its end and its status are the channel's; nothing of it lasts.
 */
public final class CommandShell implements LineControl {
    private final ShellListener listener;
    private final HeldAnswer held;
    private final Credit credit = new Credit();
    private volatile RemoteProcess process;
    private volatile boolean killed;
    private ExitStatus status;
    private boolean ended;

    private CommandShell(Refusal known, ShellListener listener) {
        this.listener = listener;
        this.held = new HeldAnswer(known, listener);
    }

    /**
     * Starts a line; its standard input is empty.
     *
     * @param known what the account did when it was asked for a shell: where it does the same for the line, the listener
     *     is told that it refused, and of no output
     * @param listener told of the line
     * @throws IOException if the line needs variables, or the channel cannot be opened; the listener is then told nothing but that the line began
     */
    public static void start(Connection connection, ShellLine line, Refusal known, ShellListener listener)
            throws IOException {
        Optional<String> mentioned = line.variables().mentioned(line.command());
        if (mentioned.isPresent()) {
            throw new IOException("its account gives no POSIX shell, which alone can be told " + mentioned.get());
        }
        CommandShell shell = new CommandShell(known, listener);
        listener.began(shell);
        shell.open(connection, line.command());
    }

    private void open(Connection connection, String command) throws IOException {
        boolean done = false;
        try {
            process = connection.start(ChannelUse.SHELL, command, new byte[0], new Receiver());
            credit.attach(process);
            process.closeInput();
            done = true;
        } finally {
            if (!done) {
                takeEnd();
            }
        }
        if (killed) {
            process.close();
        }
    }

    @Override
    public void interrupt() throws IOException {
        signal("INT");
    }

    @Override
    public void kill() throws IOException {
        // what it ends with from here on is no status of its own
        killed = true;
        try {
            signal("KILL");
        } finally {
            end("");
            closeChannel();
        }
    }

    private void signal(String name) throws IOException {
        RemoteProcess channel = process;
        if (channel != null) {
            channel.signal(name);
        }
    }

    @Override
    public void consumed(int bytes) {
        credit.consumed(bytes);
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public synchronized boolean isBusy() {
        return !ended;
    }

    @Override
    public void close() {
        killed = true;
        end("given up");
        closeChannel();
    }

    private void closeChannel() {
        RemoteProcess channel = process;
        if (channel != null) {
            channel.close();
        }
    }

    private synchronized boolean takeEnd() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private synchronized void end(String lost) {
        if (!takeEnd()) {
            return;
        }
        Refusal refusal = killed || !lost.isEmpty() ? null : held.asRefusal(status);
        if (refusal != null) {
            consumed(refusal.out().length() + refusal.err().length());
            listener.refused(refusal);
            return;
        }
        held.release();
        if (!lost.isEmpty()) {
            listener.lost(lost);
        } else if (killed) {
            listener.ended(ExitStatus.INTERRUPTED, "");
        } else {
            // as ssh(1) does where the node tells no status
            listener.ended(status == null ? ExitStatus.UNREACHABLE : status, "");
        }
    }

    /** Takes what the channel brings. */
    private final class Receiver implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            synchronized (CommandShell.this) {
                if (ended) {
                    consumed(length);
                } else {
                    held.take(stream, buffer, offset, length);
                }
            }
        }

        @Override
        public void exited(ExitStatus newStatus) {
            synchronized (CommandShell.this) {
                status = newStatus;
            }
        }

        @Override
        public void closed(String lost) {
            end(lost);
        }
    }
}
