package pish.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntConsumer;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/**
 * A command on a channel of its own whose output comes through the {@link EventQueue} of a {@link ProcessActivity}. Its
 * methods are for the draining thread.
 */
public final class QueuedProcess implements RemoteProcess.Listener {
    private final Link link;
    private final String key;
    private final EventQueue queue;
    private final Listener listener;
    private final IntConsumer consumed = this::consumed;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private RemoteProcess process;
    private ExitStatus status = ExitStatus.UNREACHABLE;
    private int owed;
    private boolean noInput;
    private boolean dropped;
    private boolean ended;

    QueuedProcess(Link link, String key, EventQueue queue, Listener listener) {
        this.link = link;
        this.key = key;
        this.queue = queue;
        this.listener = listener;
    }

    /** Returns the node's name. */
    public String node() {
        return link.node().name();
    }

    /** Starts it; blocks. */
    void begin(ChannelUse use, String command, byte[] first) {
        try {
            started(link.start(use, command, first, this));
        } catch (IOException e) {
            closed(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void started(RemoteProcess newProcess) throws IOException {
        process = newProcess;
        newProcess.consumed(owed);
        if (dropped) {
            newProcess.close();
            return;
        }
        if (unsent.size() > 0) {
            newProcess.write(unsent.toByteArray());
        }
        if (noInput) {
            newProcess.closeInput();
        }
    }

    private synchronized void consumed(int bytes) {
        if (process == null) {
            owed += bytes;
        } else {
            process.consumed(bytes);
        }
    }

    /** Sends bytes to its standard input; what it does not take is lost, and its end tells. */
    public synchronized void write(byte[] bytes) {
        try {
            if (process == null) {
                unsent.write(bytes);
            } else {
                process.write(bytes);
            }
        } catch (IOException e) {
            // the channel's end, which is told elsewhere, says why
            assert process != null;
        }
    }

    /** Ends its standard input. */
    public synchronized void endInput() {
        noInput = true;
        try {
            if (process != null) {
                process.closeInput();
            }
        } catch (IOException e) {
            // it takes no more anyhow
            assert process != null;
        }
    }

    /** Closes the channel, and waits for nothing more of it. */
    public synchronized void close() {
        dropped = true;
        if (process != null) {
            process.close();
        }
    }

    /** Returns whether its end has been told. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        queue.output(key, stream, buffer, offset, length, consumed);
    }

    @Override
    public synchronized void exited(ExitStatus newStatus) {
        status = newStatus;
    }

    @Override
    public void closed(String lost) {
        ExitStatus last;
        synchronized (this) {
            last = status;
        }
        queue.run(key, () -> {
            ended = true;
            listener.ended(last, lost);
        });
    }

    void deliver(Event.Output output) {
        listener.output(output.stream(), output.bytes());
    }

    /** Told what it does, on the draining thread. */
    public interface Listener {
        /** Takes output as it came. */
        void output(Stream stream, Bytes bytes);

        /**
         * It has ended, or never begun; nothing follows.
         *
         * @param lost why the connection died or gave no channel, or the empty string where it ended in good order
         */
        void ended(ExitStatus status, String lost);
    }
}
