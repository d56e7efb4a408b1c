package pish.exec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntConsumer;
import pish.transport.Bytes;
import pish.transport.Stream;

/**
 * Carries events from many threads to the one that shows them, in order for each node. Never blocks who puts: output is
 * bounded because its bytes are reported as consumed only when they are taken, and a node may not send more before.
 * Small neighbouring outputs of a node travel as one event.
 */
final class EventQueue {
    private static final int MERGE_LIMIT = 64 << 10;

    private final Queue<Item> items = new ArrayDeque<>();
    private final Map<String, PendingOutput> open = new HashMap<>();
    private boolean woken;

    /** Adds an event that belongs to a node. */
    synchronized void put(String node, Event event) {
        open.remove(node);
        items.add(handler -> handler.handle(event));
        notifyAll();
    }

    /** Adds something for the taking thread to do between events of a node. */
    synchronized void run(String node, Runnable action) {
        open.remove(node);
        items.add(handler -> action.run());
        notifyAll();
    }

    /**
     * Adds output.
     *
     * @param consumed told of the number of bytes when they are taken
     */
    synchronized void output(String node, Stream stream, byte[] buffer, int offset, int length, IntConsumer consumed) {
        PendingOutput last = open.get(node);
        if (last == null || last.stream != stream || last.consumed != consumed || last.isFull()) {
            last = new PendingOutput(node, stream, consumed);
            open.put(node, last);
            items.add(last);
            notifyAll();
        }
        last.bytes.write(buffer, offset, length);
    }

    /** Lets the taking thread return from {@link #take}. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /**
     * Takes all events that are there, waiting for the first.
     *
     * @param deadline the value of {@link System#nanoTime} at which to stop waiting
     */
    void take(long deadline, EventHandler handler) throws InterruptedException {
        for (Item item : await(deadline)) {
            item.deliver(handler);
        }
    }

    private synchronized List<Item> await(long deadline) throws InterruptedException {
        while (items.isEmpty() && !woken) {
            long nanos = deadline - System.nanoTime();
            if (nanos <= 0) {
                break;
            }
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
        woken = false;
        List<Item> taken = new ArrayList<>(items);
        items.clear();
        open.clear();
        return taken;
    }

    private interface Item {
        void deliver(EventHandler handler);
    }

    private static final class PendingOutput implements Item {
        private final String node;
        private final Stream stream;
        private final IntConsumer consumed;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        PendingOutput(String node, Stream stream, IntConsumer consumed) {
            this.node = node;
            this.stream = stream;
            this.consumed = consumed;
        }

        boolean isFull() {
            return bytes.size() >= MERGE_LIMIT;
        }

        @Override
        public void deliver(EventHandler handler) {
            byte[] array = bytes.toByteArray();
            handler.handle(new Event.Output(node, stream, Bytes.copyOf(array, 0, array.length)));
            consumed.accept(array.length);
        }
    }
}
