package pish.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * Hands what a client sends to a process's standard input. The connection's thread never waits for the process; the
 * channel's window grows only as the process reads, so that no more than a window is ever queued. A thread is used only
 * while there is something to write.
 */
final class StandardInput implements ChannelDataReceiver {
    private final ChannelSession channel;
    private final Executor executor;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private OutputStream sink;
    private boolean draining;
    private boolean ended;

    StandardInput(ChannelSession channel, Executor executor) {
        this.channel = channel;
        this.executor = executor;
    }

    /** Says where the bytes go, those included that came before. */
    synchronized void attach(OutputStream processInput) {
        sink = processInput;
        wake();
    }

    @Override
    public synchronized int data(ChannelSession ignored, byte[] buffer, int start, int length) {
        queue.add(Arrays.copyOfRange(buffer, start, start + length));
        wake();
        return 0;
    }

    @Override
    public synchronized void close() {
        ended = true;
        wake();
    }

    private void wake() {
        if (sink != null && !draining) {
            draining = true;
            executor.execute(this::drain);
        }
    }

    private void drain() {
        for (byte[] piece = next(); piece != null; piece = next()) {
            try {
                write(piece);
                channel.getLocalWindow().release(piece.length);
            } catch (IOException e) {
                // the channel is closing: nobody waits for its window
            }
        }
    }

    private synchronized byte[] next() {
        byte[] piece = queue.poll();
        if (piece == null) {
            draining = false;
            if (ended) {
                closeSink();
            }
        }
        return piece;
    }

    private void write(byte[] bytes) {
        try {
            sink.write(bytes);
            sink.flush();
        } catch (IOException e) {
            // the process reads no more; sshd, too, drops what it is sent then
        }
    }

    private void closeSink() {
        try {
            sink.close();
        } catch (IOException e) {
            // it is closed either way
        }
    }
}
