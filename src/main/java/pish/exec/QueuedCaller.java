package pish.exec;

import java.io.IOException;
import java.util.function.IntConsumer;
import pish.transport.Bytes;
import pish.transport.Caller;
import pish.transport.Stream;

/** A program that has connected to a node's port, as a part of a {@link ProcessActivity}; its methods are for the draining thread. */
public final class QueuedCaller implements Caller.Listener {
    private final Caller caller;
    private final String key;
    private final EventQueue queue;
    private final Listener listener;
    private final IntConsumer consumed;

    QueuedCaller(Caller caller, String key, EventQueue queue, Listener listener) {
        this.caller = caller;
        this.key = key;
        this.queue = queue;
        this.listener = listener;
        this.consumed = caller::consumed;
    }

    /** Sends it bytes; what it does not take is lost, and its end tells. */
    public void write(byte[] bytes) {
        try {
            caller.write(bytes);
        } catch (IOException e) {
            caller.close();
        }
    }

    /** Ends its connection. */
    public void close() {
        caller.close();
    }

    @Override
    public void input(byte[] buffer, int offset, int length) {
        queue.output(key, Stream.STDOUT, buffer, offset, length, consumed);
    }

    @Override
    public void closed() {
        queue.run(key, listener::closed);
    }

    void deliver(Event.Output output) {
        listener.input(output.bytes());
    }

    /** Told what it does, on the draining thread. */
    public interface Listener {
        /** It is there; told first. */
        void entered(QueuedCaller caller);

        /** Takes bytes that it has sent. */
        void input(Bytes bytes);

        /** It is gone; nothing follows. */
        void closed();
    }
}
