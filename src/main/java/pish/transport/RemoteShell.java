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
public final class RemoteShell implements AutoCloseable {
    /** How long after the shell's end the rest of its output may take, where a background job holds the channel open. */
    private static final long GRACE_MILLIS = 1000;

    /** Statuses from here on say that a signal ended the shell. */
    private static final int SIGNALLED = 128;

    private final Object lock = new Object();
    /** Held while something is written, which may take long; before {@link #lock}, never within it. */
    private final Object writing = new Object();

    private final String exitNonce = Nonce.next();
    private final Markers markers = new Markers(exitNonce);
    private final ShellOutput output = new ShellOutput(this::gotFrame, this::consumed);
    private final Credit credit = new Credit();
    private volatile RemoteProcess process;
    private volatile boolean givenUp;
    private long lines;
    private RunningLine running;
    private final Snapshot snapshot = new Snapshot();
    private boolean lost;
    private boolean open = true;
    private ShellIdentity identity = ShellIdentity.UNKNOWN;
    private long proof;
    private ExitStatus channelStatus;
    private ExitStatus lastStatus = ExitStatus.OK;
    private String environment = "";

    private RemoteShell() {}

    /**
     * Starts a shell and its first line in one flight.
     *
     * @param node the node's name, for PISH_NODE
     * @param before a shell that has ended or is given up, whose state this one begins with; null for none
     * @param first the first line
     * @param listener told of the first line
     * @throws IOException if the channel cannot be opened; the listener is then told nothing
     */
    public static RemoteShell start(
            Connection connection, String node, RemoteShell before, ShellLine first, ShellListener listener)
            throws IOException {
        RemoteShell shell = new RemoteShell();
        if (before != null) {
            shell.goOnFrom(before);
        }
        synchronized (shell.writing) {
            byte[] flight;
            synchronized (shell.lock) {
                String ready = shell.mark(Frame.READY, null);
                String setUp = ShellScript.setUp(ready, shell.exitNonce, node, shell.snapshot.state());
                flight = bytes(setUp + shell.begin(first, listener));
            }
            shell.open(connection, flight);
        }
        return shell;
    }

    private void open(Connection connection, byte[] flight) throws IOException {
        boolean done = false;
        try {
            process = connection.start(ShellScript.START, flight, new Receiver());
            credit.attach(process);
            done = true;
        } finally {
            if (!done) {
                abandon();
            }
        }
        if (givenUp) {
            process.close();
        }
    }

    private void abandon() {
        synchronized (lock) {
            open = false;
            running = null;
        }
    }

    private void goOnFrom(RemoteShell before) {
        synchronized (before.lock) {
            snapshot.goOnFrom(before.snapshot);
            lastStatus = before.lastStatus;
            credit.foreign(output.inherit(before.output));
        }
    }

    /**
     * Runs a line.
     *
     * @throws IOException if the shell or the connection is gone; the listener is then told nothing
     * @throws IllegalStateException if a line is running
     */
    public void run(ShellLine line, ShellListener listener) throws IOException {
        write(() -> {
            if (running != null) {
                throw new IllegalStateException("a line is running");
            }
            return begin(line, listener);
        });
    }

    /**
     * Sends SIGINT to what runs: the line ends with 130 where nothing holds out against it. The next line has to wait
     * until {@link #isSettled()}.
     */
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
    public void signalled() throws IOException {
        synchronized (lock) {
            proof = markers.added() + 1;
        }
        probe();
    }

    /** Sends the frame of the running line once more, or one of no line, which a shell that was signalled may have lost. */
    public void probe() throws IOException {
        if (isOpen()) {
            write(() -> ShellScript.frame(mark(Frame.END, running)));
        }
    }

    /** Returns whether no signal that the shell was sent can hit the next line. */
    public boolean isSettled() {
        synchronized (lock) {
            return !open || markers.passed() >= proof;
        }
    }

    /** Asks the shell for its state, unless it is busy or nothing has run since it was last asked. */
    public void refreshState() throws IOException {
        synchronized (lock) {
            if (running != null || !open || !snapshot.ask()) {
                return;
            }
        }
        write(() -> ShellScript.state(mark(Frame.STATE, null)));
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
    public void consumed(int bytes) {
        credit.consumed(bytes);
    }

    /** Returns what is known of the shell's state: its directory now, the rest as it was when last sent. */
    public ShellState state() {
        synchronized (lock) {
            return snapshot.state();
        }
    }

    /** Returns whether the connection was lost before the shell could say what lines had changed in it. */
    public boolean hasLostState() {
        synchronized (lock) {
            return lost && snapshot.isBehind();
        }
    }

    /** Returns whether the shell can run lines. */
    public boolean isOpen() {
        synchronized (lock) {
            return open;
        }
    }

    /** Returns whether a line is running. */
    public boolean isBusy() {
        synchronized (lock) {
            return running != null;
        }
    }

    /** Returns the shell's process id on the node, or 0 before it is known. */
    public int processId() {
        synchronized (lock) {
            return identity.processId();
        }
    }

    /** Returns the process group that the shell and its foreground commands are in, or 0 before it is known. */
    public int processGroup() {
        synchronized (lock) {
            return identity.processGroup();
        }
    }

    /** Returns whether the shell drops input it has read when a signal interrupts it, as all but bash do. */
    public boolean mayDropInput() {
        synchronized (lock) {
            return identity.mayDropInput();
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

    private String begin(ShellLine line, ShellListener listener) {
        // first, so that a listener that throws leaves the shell as it was
        listener.began(this);
        running = new RunningLine(++lines, listener);
        // such a shell cannot say on leaving what it had: it says so before, on the same way
        boolean sayFirst = line.mayReplaceShell() && lines > 1 && snapshot.ask();
        String prefix = sayFirst ? ShellScript.state(mark(Frame.STATE, null)) : "";
        snapshot.begins(line);
        output.begin(running);
        String wanted = line.environment();
        prefix += wanted.equals(environment) ? "" : wanted;
        environment = wanted;
        if (!lastStatus.ok()) {
            // the line finds in $? what the line before it left there
            prefix += ShellScript.status(lastStatus.code());
        }
        return ShellScript.run(running.number, prefix, line.command(), "/dev/null")
                + ShellScript.frame(mark(Frame.END, running));
    }

    private String mark(char kind, RunningLine line) {
        String nonce = markers.add(kind, line);
        output.expect(markers.nonces());
        return nonce;
    }

    /** Called under the lock, as are all that follow up to {@link #gotEnd}. */
    private void gotFrame(Stream stream, Frame frame) {
        if (frame.nonce().equals(exitNonce)) {
            gotExitFrame(stream, frame);
            return;
        }
        Markers.Marker marker = markers.pass(stream, frame);
        if (marker == null) {
            return;
        }
        output.expect(markers.nonces());
        if (marker.kind == Frame.READY) {
            gotReady(stream, frame);
        } else if (marker.kind == Frame.STATE) {
            if (stream == Stream.STDOUT) {
                snapshot.got(frame);
            }
        } else if (running != null && marker.line == running) {
            gotEnd(stream, frame);
        }
    }

    private void gotExitFrame(Stream stream, Frame frame) {
        if (frame.kind() == Frame.STATE) {
            if (stream == Stream.STDOUT) {
                snapshot.gotLast(frame);
            }
            return;
        }
        open = false;
        if (running == null) {
            return;
        }
        if (stream == Stream.STDERR || frame.saysBegan(running.number)) {
            gotEnd(stream, frame.asEnd());
        } else {
            RunningLine line = running;
            running = null;
            output.end();
            line.listener.unread();
        }
    }

    private void gotReady(Stream stream, Frame frame) {
        output.ready(stream);
        if (stream == Stream.STDOUT) {
            identity = ShellIdentity.parse(frame);
        }
    }

    private void gotEnd(Stream stream, Frame frame) {
        running.end(stream, frame);
        if (running.ended()) {
            RunningLine line = running;
            running = null;
            lastStatus = line.end().status();
            snapshot.in(line.end().directory());
            line.listener.ended(lastStatus, snapshot.state().directory());
        }
    }

    private void endLine(String why) {
        synchronized (lock) {
            open = false;
            if (running == null) {
                return;
            }
            RunningLine line = running;
            running = null;
            output.end();
            boolean refused = !output.isReady() && (channelStatus == null || channelStatus.code() < SIGNALLED);
            if (channelStatus != null && why.isEmpty() && !refused) {
                lastStatus = channelStatus;
                line.listener.ended(channelStatus, snapshot.state().directory());
            } else if (refused) {
                line.listener.lost(why.isEmpty() ? "its account gives no POSIX shell" : why);
            } else {
                line.listener.lost(why.isEmpty() ? "the shell ended" : why);
            }
        }
    }

    /** Takes what the channel brings. */
    private final class Receiver implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            synchronized (lock) {
                output.feed(stream, buffer, offset, length);
            }
        }

        @Override
        public void exited(ExitStatus status) {
            synchronized (lock) {
                channelStatus = status;
                open = false;
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
                lost = open && !givenUp && !reason.isEmpty();
            }
            endLine(reason);
        }
    }
}
