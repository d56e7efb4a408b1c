package pish.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/**
 * A command on a channel of its own, for a thread that may wait: neither side runs ahead of the other by more than the
 * channel's window. The node's persistent shell is neither used nor changed.
 */
public final class Exchange extends InputStream {
    /** How much of standard error is kept. */
    private static final int MOST_ERRORS = 8 << 10;

    private final Receiver receiver = new Receiver();
    private final Queue<byte[]> chunks = new ArrayDeque<>();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private RemoteProcess process;
    private int owed;
    private byte[] chunk = new byte[0];
    private int position;
    private ExitStatus status = ExitStatus.UNREACHABLE;
    private boolean ended;
    private String lost = "";
    private volatile boolean closed;

    private Exchange() {}

    /**
     * Starts a command; blocks until there is a channel.
     *
     * @param use what for
     * @param command for the account's login shell
     * @param first what its standard input begins with
     * @throws IOException if there is no connection, or no channel to be had
     */
    static Exchange start(Link link, ChannelUse use, String command, byte[] first) throws IOException {
        Exchange exchange = new Exchange();
        RemoteProcess process = link.start(use, command, first, exchange.receiver);
        int owed;
        synchronized (exchange) {
            exchange.process = process;
            owed = exchange.owed;
        }
        process.consumed(owed);
        return exchange;
    }

    /**
     * Sends bytes to the command's standard input, as fast as it takes them.
     *
     * @return whether it takes more; where not, it has ended or reads nothing further, and {@link #await} says why
     */
    public boolean send(byte[] buffer, int offset, int length) throws IOException {
        try {
            process.send(buffer, offset, length);
            return true;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // the channel's end, which is told elsewhere, says whether the command or the connection is gone
            return false;
        }
    }

    /** Ends the command's standard input. */
    public void endInput() {
        try {
            process.closeInput();
        } catch (IOException e) {
            // it takes no more anyhow
            assert process != null;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads from the command's standard output.
     *
     * @throws ConnectionLost if the connection died
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == chunk.length && !nextChunk()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, buffer, offset, count);
        position += count;
        if (position == chunk.length) {
            process.consumed(chunk.length);
        }
        return count;
    }

    private synchronized boolean nextChunk() throws IOException {
        awaitOr(() -> !chunks.isEmpty());
        byte[] next = chunks.poll();
        if (next == null) {
            return false;
        }
        chunk = next;
        position = 0;
        return true;
    }

    /** Waits for something, or for the end. */
    private synchronized void awaitOr(BooleanSupplier condition) throws IOException {
        try {
            while (!condition.getAsBoolean() && !ended && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        check();
    }

    private void check() throws IOException {
        if (closed) {
            throw new InterruptedIOException("interrupted");
        }
        if (!lost.isEmpty()) {
            throw new ConnectionLost(lost);
        }
    }

    /**
     * Waits for the command's end; what it printed must have been read.
     *
     * @throws ConnectionLost if the connection died
     */
    public synchronized ExitStatus await() throws IOException {
        awaitOr(() -> false);
        return status;
    }

    /** Returns the first 8 KiB of what it has printed on standard error; may hold anything. */
    public synchronized byte[] errors() {
        return errors.toByteArray();
    }

    /** Gives the command up: whoever waits for it gets an exception. May be called from any thread; may block. */
    @Override
    public void close() {
        RemoteProcess open;
        synchronized (this) {
            closed = true;
            notifyAll();
            open = process;
        }
        if (open != null) {
            open.close();
        }
    }

    /** Takes what the channel brings. */
    private final class Receiver implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            if (stream == Stream.STDOUT) {
                byte[] copy = new byte[length];
                System.arraycopy(buffer, offset, copy, 0, length);
                synchronized (Exchange.this) {
                    chunks.add(copy);
                    Exchange.this.notifyAll();
                }
            } else {
                error(buffer, offset, length);
            }
        }

        private void error(byte[] buffer, int offset, int length) {
            RemoteProcess open;
            synchronized (Exchange.this) {
                errors.write(buffer, offset, Math.max(0, Math.min(length, MOST_ERRORS - errors.size())));
                open = process;
                owed += open == null ? length : 0;
            }
            if (open != null) {
                open.consumed(length);
            }
        }

        @Override
        public void exited(ExitStatus newStatus) {
            synchronized (Exchange.this) {
                status = newStatus;
            }
        }

        @Override
        public void closed(String reason) {
            synchronized (Exchange.this) {
                lost = reason;
                ended = true;
                Exchange.this.notifyAll();
            }
        }
    }
}
