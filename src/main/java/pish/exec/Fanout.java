package pish.exec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pish.node.NodeSet;

/**
 * Does a {@link NodeTask} on each of some connected nodes, on as many as connections may be in the making at once, and
 * tells of it what a broadcast would tell. The nodes' shells, and so the dynamic groups, stay as they are.
 */
public final class Fanout {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Links links;
    private final EventHandler handler;
    private final Cancellation cancellation;
    private final EventQueue queue = new EventQueue();
    private final Map<String, TaskRun> active = new LinkedHashMap<>();
    private int begun;
    private int heeded;
    private long told = System.nanoTime();

    /**
     * Prepares it.
     *
     * @param handler takes every event, on the thread that calls {@link #run}
     * @param cancellation carries Ctrl-C: the first ends what is under way, the second stops waiting for that
     */
    public Fanout(Links links, EventHandler handler, Cancellation cancellation) {
        this.links = links;
        this.handler = handler;
        this.cancellation = cancellation;
    }

    /**
     * Does the task on every node.
     *
     * @param nodes nodes that are connected
     * @param progress asked some four times a second how far all is
     */
    public void run(NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress) {
        links.passwords().hold();
        try {
            each(nodes, task, progress);
        } finally {
            links.passwords().release();
        }
    }

    private void each(NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress) {
        begun = cancellation.presses();
        heeded = begun;
        for (String node : nodes) {
            TaskRun run = new TaskRun(links.to(node), links.passwords(), task, queue, this::ended);
            active.put(node, run);
            links.copiers().execute(run);
        }
        while (!active.isEmpty()) {
            take();
            tell(progress);
        }
        handler.handle(progress.get());
    }

    private void take() {
        try {
            queue.take(System.nanoTime() + TICK_NANOS, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.request();
        }
        if (cancellation.presses() != heeded) {
            boolean first = heeded == begun;
            heeded = cancellation.presses();
            for (TaskRun run : Map.copyOf(active).values()) {
                links.workers().execute(run::cancel);
                if (!first) {
                    run.giveUp();
                }
            }
        }
    }

    private void tell(Supplier<Event.Progress> progress) {
        long now = System.nanoTime();
        if (now - told >= PROGRESS_NANOS) {
            told = now;
            handler.handle(progress.get());
        }
        handler.tick(now);
    }

    /** A node's task has ended; on the draining thread. */
    private void ended(String node, Event event) {
        if (active.remove(node) != null) {
            handler.handle(event);
        }
    }
}
