package pish.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A shell that lives on one node for as long as the connection does, and runs line after line: directory, variables and
 * functions stay. The end and the status of each line are exact, see {@link ShellScript} and {@link FrameReader}.
 *
 * <p>Runs one line at a time. When the shell ends by itself ({@code exit}, {@code exec}, {@code set -e}), so does the
 * line, {@link #isOpen()} is false, and {@link #state()} is what a new shell should begin with.
 */
public final class RemoteShell implements LineControl {
    /** How long after the shell's end the rest of its output may take, where a background job holds the channel open. */
    private static final long GRACE_MILLIS = 1000;

    private final Object lock = new Object();
    /** Held while something is written, which may take long; before {@link #lock}, never within it. */
    private final Object writing = new Object();

    private final ShellKind kind;
    private final Conversation conversation;
    private final Credit credit = new Credit();
    private volatile RemoteProcess process;
    private volatile boolean givenUp;

    private RemoteShell(ShellKind kind) {
        this.kind = kind;
        this.conversation = new Conversation(kind, this::consumed);
    }

    /** Starts a shell as a login does, see the other method. */
    static RemoteShell start(
            Connection connection, String node, RemoteShell before, ShellLine first, ShellListener listener)
            throws IOException {
        return start(connection, ShellKind.LOGIN, node, before, first, listener);
    }

    /**
     * Starts a shell and its first line in one flight.
     *
     * @param kind one of the two that are persistent
     * @param node the node's name, for PISH_NODE
     * @param before a shell of the same kind that has ended or is given up, whose state this one begins with; null for none
     * @param first the first line
     * @param listener told of the first line
     * @throws IOException if the channel cannot be opened; the listener is then told nothing
     */
    public static RemoteShell start(
            Connection connection,
            ShellKind kind,
            String node,
            RemoteShell before,
            ShellLine first,
            ShellListener listener)
            throws IOException {
        RemoteShell shell = new RemoteShell(kind);
        if (before != null) {
            shell.goOnFrom(before);
        }
        shell.begin(connection, node, first, listener);
        return shell;
    }

    /**
     * Starts a shell beside another one, which lives on, see the other method.
     *
     * @param kind one of the two that are persistent
     * @param like what this one begins with
     */
    public static RemoteShell startBeside(
            Connection connection,
            ShellKind kind,
            String node,
            ShellState like,
            ShellLine first,
            ShellListener listener)
            throws IOException {
        RemoteShell shell = new RemoteShell(kind);
        shell.conversation.goOnFrom(like);
        shell.begin(connection, node, first, listener);
        return shell;
    }

    private void begin(Connection connection, String node, ShellLine first, ShellListener listener) throws IOException {
        synchronized (writing) {
            byte[] flight;
            String command;
            synchronized (lock) {
                command = conversation.start();
                String setUp = conversation.setUp(node);
                flight = bytes(setUp + conversation.begin(this, first, listener));
            }
            open(connection, command, flight);
        }
    }

    private void open(Connection connection, String command, byte[] flight) throws IOException {
        boolean done = false;
        try {
            process = connection.start(ChannelUse.SHELL, command, flight, new Receiver());
            credit.attach(process);
            done = true;
        } finally {
            if (!done) {
                synchronized (lock) {
                    conversation.abandon();
                }
            }
        }
        if (givenUp) {
            process.close();
        }
    }

    @Override
    public boolean endIfLate() {
        synchronized (lock) {
            return conversation.endIfLate();
        }
    }

    private void goOnFrom(RemoteShell before) {
        synchronized (before.lock) {
            credit.foreign(conversation.goOnFrom(before.conversation));
        }
    }

    /**
     * Runs a line.
     *
     * @throws IOException if the shell or the connection is gone; the listener is then told nothing
     * @throws IllegalStateException if a line is running
     */
    public void run(ShellLine line, ShellListener listener) throws IOException {
        write(() -> conversation.begin(this, line, listener));
    }

    /**
     * Sends SIGINT to what runs: the line ends with 130 where nothing holds out against it. The next line has to wait
     * until {@link #isSettled()}.
     */
    @Override
    public void interrupt() throws IOException {
        synchronized (writing) {
            channel().signal("INT");
        }
        signalled();
    }

    /**
     * Says that the shell was sent a signal, which makes it drop what it has read of its input, and which, coming between
     * two lines, takes effect at the next one only: {@link #isSettled()} is false until the shell proves to be past it.
     */
    @Override
    public void signalled() throws IOException {
        synchronized (lock) {
            conversation.signalled();
        }
        probe();
    }

    /** Sends the frame of the running line once more, or one of no line, which a shell that was signalled may have lost. */
    @Override
    public void probe() throws IOException {
        if (isOpen()) {
            write(conversation::probe);
        }
    }

    /** Returns whether no signal that the shell was sent can hit the next line. */
    @Override
    public boolean isSettled() {
        synchronized (lock) {
            return conversation.isSettled();
        }
    }

    /** Asks the shell for its state, unless it is busy or nothing has run since it was last asked. */
    public void refreshState() throws IOException {
        synchronized (lock) {
            if (!conversation.asksState()) {
                return;
            }
        }
        write(conversation::askState);
    }

    /**
     * Returns the shell's state after the lines so far, for which it asks.
     *
     * @param patienceNanos how long to wait
     * @throws IOException if the shell does not say in time what those lines may have changed
     */
    public ShellState awaitState(long patienceNanos) throws IOException, InterruptedException {
        refreshState();
        long deadline = System.nanoTime() + patienceNanos;
        synchronized (lock) {
            for (long left = patienceNanos;
                    conversation.awaitsState() && left > 0;
                    left = deadline - System.nanoTime()) {
                lock.wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
            }
            if (conversation.isBehind()) {
                throw new IOException("its shell does not say what it has");
            }
            return conversation.state();
        }
    }

    /** Returns whether lines before the last one may have changed what {@link #state} does not say. */
    public boolean wasBehind() {
        synchronized (lock) {
            return conversation.wasBehind();
        }
    }

    /** Sends what is made under the lock, in the order in which it was made: frames prove one another by their order. */
    private void write(Supplier<String> text) throws IOException {
        synchronized (writing) {
            RemoteProcess channel = channel();
            byte[] bytes;
            synchronized (lock) {
                bytes = bytes(text.get());
            }
            channel.write(bytes);
        }
    }

    private RemoteProcess channel() throws IOException {
        if (process == null || !isOpen()) {
            throw new IOException("the shell has ended");
        }
        return process;
    }

    /** Says that so many bytes of output have been dealt with; see {@link RemoteProcess#consumed}. */
    @Override
    public void consumed(int bytes) {
        credit.consumed(bytes);
    }

    /** Returns what is known of the shell's state: its directory now, the rest as it was when last sent. */
    public ShellState state() {
        synchronized (lock) {
            return conversation.state();
        }
    }

    /** Returns whether the connection was lost before the shell could say what lines had changed in it. */
    public boolean hasLostState() {
        synchronized (lock) {
            return conversation.hasLostState();
        }
    }

    /** Returns whether the shell can run lines. */
    @Override
    public boolean isOpen() {
        synchronized (lock) {
            return conversation.isOpen();
        }
    }

    /** Returns whether a line is running. */
    @Override
    public boolean isBusy() {
        synchronized (lock) {
            return conversation.isBusy();
        }
    }

    @Override
    public boolean isReading(boolean late) {
        synchronized (lock) {
            return conversation.isReading(late);
        }
    }

    @Override
    public boolean isRoots() {
        return kind == ShellKind.ROOT;
    }

    /** Returns the shell's process id on the node, or 0 before it is known. */
    @Override
    public int processId() {
        synchronized (lock) {
            return conversation.identity().processId();
        }
    }

    /** Returns the process group that the shell and its foreground commands are in, or 0 before it is known. */
    @Override
    public int processGroup() {
        synchronized (lock) {
            return conversation.identity().processGroup();
        }
    }

    /** Returns whether the shell drops input it has read when a signal interrupts it, as all but bash do. */
    @Override
    public boolean mayDropInput() {
        synchronized (lock) {
            return conversation.identity().mayDropInput();
        }
    }

    /** Gives the shell up. A running line is reported as lost. */
    @Override
    public void close() {
        givenUp = true;
        endLine("given up");
        closeChannel();
    }

    private void closeChannel() {
        RemoteProcess channel = process;
        if (channel != null) {
            channel.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void endLine(String why) {
        synchronized (lock) {
            conversation.end(why);
            lock.notifyAll();
        }
    }

    /** Takes what the channel brings. */
    private final class Receiver implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            synchronized (lock) {
                conversation.feed(stream, buffer, offset, length);
                lock.notifyAll();
            }
        }

        @Override
        public void exited(ExitStatus status) {
            synchronized (lock) {
                conversation.exited(status);
            }
            CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        endLine("");
                        closeChannel();
                    });
        }

        @Override
        public void closed(String reason) {
            synchronized (lock) {
                if (!givenUp && !reason.isEmpty()) {
                    conversation.lost();
                }
            }
            endLine(reason);
        }
    }
}
