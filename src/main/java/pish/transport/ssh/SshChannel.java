package pish.transport.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;
import pish.transport.ExitStatus;
import pish.transport.RemoteTerminal;
import pish.transport.Stream;
import pish.transport.TerminalRequest;
import pish.transport.TerminalSize;

/**
 * A session channel (RFC 4254 section 6) that hands the bytes of both streams, in order, to its listener on the
 * connection's reader thread, and lets the node send more as they are consumed. No thread and no buffer of its own.
 */
final class SshChannel extends SessionChannel implements RemoteTerminal {
    private static final int MAX_DIRECT_WRITE = 32 << 10;
    private static final int SIGNAL_BASE = 128;

    private final Listener listener;
    private final Executor writer;
    private final Owner owner;
    private final Object lock = new Object();
    private final Object room = new Object();
    private Event<ConnectionException> started;
    private final ReceiveWindow received = new ReceiveWindow();
    private int queued;
    private volatile String lost = "";
    private volatile boolean opened;
    private boolean ending;
    private boolean finished;

    /**
     * Makes a channel that is not open yet.
     *
     * @param writer runs writes too long for the caller to wait for, one after the other
     * @param owner the connection it is a part of
     */
    SshChannel(Connection connection, Listener listener, Executor writer, Owner owner) {
        super(connection);
        this.owner = owner;
        this.listener = listener;
        this.writer = writer;
    }

    /** Requests the command and sends the first bytes without waiting for an answer. */
    void start(String command, byte[] first) throws IOException {
        started = sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command, getRemoteCharset()));
        if (first.length > 0) {
            write(first);
        }
    }

    /**
     * Requests a terminal, and on it the command, or the login shell where that is empty.
     *
     * @throws IOException if the node gives no terminal
     */
    void startTerminal(String command, TerminalRequest terminal) throws IOException {
        for (Map.Entry<String, String> variable : terminal.environment().entrySet()) {
            // without asking for an answer: sshd takes what its AcceptEnv names, and is silent on the rest
            sendChannelRequest(
                    "env",
                    false,
                    new Buffer.PlainBuffer()
                            .putString(variable.getKey(), getRemoteCharset())
                            .putString(variable.getValue(), getRemoteCharset()));
        }
        TerminalSize size = terminal.size();
        try {
            allocatePTY(terminal.type(), size.columns(), size.rows(), 0, 0, Map.of());
        } catch (ConnectionException e) {
            throw isOpen() ? new ConnectionException("the node gives no terminal", e) : e;
        }
        started = command.isEmpty()
                ? sendChannelRequest("shell", true, null)
                : sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command, getRemoteCharset()));
    }

    @Override
    public void resize(TerminalSize size) throws IOException {
        changeWindowDimensions(size.columns(), size.rows(), 0, 0);
    }

    /** Waits for the answer to the request. */
    void awaitStart() throws IOException {
        started.await(conn.getTimeoutMs(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (queue(bytes.length > MAX_DIRECT_WRITE, () -> send(bytes))) {
            return;
        }
        send(bytes);
    }

    /** Leaves it to the writer if it takes long, or comes after something that does; returns whether it did. */
    private boolean queue(boolean takesLong, Write write) {
        synchronized (lock) {
            if (!takesLong && queued == 0) {
                return false;
            }
            queued++;
        }
        writer.execute(() -> {
            try {
                write.run();
            } catch (IOException e) {
                notifyError(new ConnectionException("writing failed: " + e.getMessage(), e));
            } finally {
                synchronized (lock) {
                    queued--;
                }
            }
        });
        return true;
    }

    private void send(byte[] bytes) throws IOException {
        OutputStream out = getOutputStream();
        safely(() -> {
            out.write(bytes);
            out.flush();
        });
    }

    /** sshj's stream, after a write that failed, writes what it has left from a place where nothing is. */
    private void safely(Write write) throws IOException {
        try {
            write.run();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException(lost.isEmpty() ? "writing failed before" : lost, e);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) throws IOException {
        OutputStream out = getOutputStream();
        int end = offset + length;
        for (int from = offset; from < end; ) {
            int begin = from;
            int count = Math.min(end - from, awaitRoom());
            safely(() -> {
                out.write(buffer, begin, count);
                out.flush();
            });
            from += count;
        }
    }

    /** Waits until the node takes more, and returns how much; sshj itself would give up after the connect time-out. */
    private int awaitRoom() throws IOException {
        synchronized (room) {
            try {
                while (rwin.getSize() == 0 && !ending) {
                    room.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            if (ending) {
                throw new IOException(lost.isEmpty() ? "the command takes no more" : lost);
            }
        }
        return (int) Math.min(rwin.getSize(), Integer.MAX_VALUE);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        owner.heard();
        super.handle(message, packet);
        if (message == Message.CHANNEL_WINDOW_ADJUST) {
            synchronized (room) {
                room.notifyAll();
            }
        }
    }

    /** Lets nobody wait for room any longer. */
    private void ending() {
        synchronized (room) {
            ending = true;
            room.notifyAll();
        }
    }

    @Override
    public void closeInput() throws IOException {
        Write end = () -> safely(getOutputStream()::close);
        if (!queue(false, end)) {
            end.run();
        }
    }

    @Override
    public void signal(String name) throws IOException {
        sendChannelRequest("signal", false, new Buffer.PlainBuffer().putString(name));
    }

    @Override
    public void consumed(int bytes) {
        long grant = received.consumed(bytes, conn.getWindowSize());
        if (grant == 0) {
            return;
        }
        try {
            lwin.expand(grant);
            trans.write(newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(grant));
        } catch (TransportException e) {
            // the connection is ending, and tells the listener so itself
            log.debug("window adjustment not sent", e);
        }
    }

    @Override
    public void close() {
        ending();
        try {
            sendClose();
        } catch (TransportException e) {
            log.debug("close not sent", e);
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        int length = ReceiveWindow.length(packet, getLocalMaxPacketSize());
        lwin.consume(length);
        if (length > 0) {
            Stream which = stream == getInputStream() ? Stream.STDOUT : Stream.STDERR;
            listener.output(which, packet.array(), packet.rpos(), length);
        }
    }

    @Override
    public void handleRequest(String request, SSHPacket packet) throws ConnectionException, TransportException {
        super.handleRequest(request, packet);
        if ("exit-status".equals(request)) {
            listener.exited(new ExitStatus(getExitStatus() & 0xff));
        } else if ("exit-signal".equals(request)) {
            listener.exited(new ExitStatus(SIGNAL_BASE + SignalNumbers.of(getExitSignal())));
        }
    }

    @Override
    public void notifyError(SSHException error) {
        String reason = owner.lost();
        lost = reason == null ? Reasons.of(error) : reason;
        super.notifyError(error);
    }

    @Override
    protected void init(int recipient, long remoteWindow, long remoteMaxPacket) {
        super.init(recipient, remoteWindow, remoteMaxPacket);
        opened = true;
    }

    /** Also called where the node refused the channel, of which the listener is told nothing: it may be asked for again. */
    @Override
    protected void finishOff() {
        super.finishOff();
        ending();
        synchronized (lock) {
            if (finished) {
                return;
            }
            finished = true;
        }
        received.end();
        owner.ended();
        if (opened) {
            listener.closed(lost);
        }
    }

    /** The connection that a channel is a part of. */
    interface Owner {
        /** Returns why the connection ended, or null. */
        String lost();

        /** Told on the reader's thread that the node has said something. */
        void heard();

        /** Told once, when the channel has closed or could not be opened. */
        void ended();
    }

    private interface Write {
        void run() throws IOException;
    }
}
