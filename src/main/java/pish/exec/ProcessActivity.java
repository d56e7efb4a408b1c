package pish.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import pish.transport.ChannelUse;

/**
 * What consists of commands on several nodes that belong together, on channels of their own or in the nodes' persistent shells
 * where those are free. All but the constructor is for the draining thread.
 */
public abstract class ProcessActivity implements Activity {
    private final Links links;
    private final EventHandler handler;
    private final Cancellation cancellation;
    private final EventQueue queue = new EventQueue();
    private final Map<String, Consumer<Event.Output>> outputs = new HashMap<>();
    private final List<QueuedLine> lines = new ArrayList<>();
    private int heeded = -1;

    /**
     * Prepares it.
     *
     * @param handler takes every event
     * @param cancellation carries what stops it, and sends it to the background
     */
    protected ProcessActivity(Links links, EventHandler handler, Cancellation cancellation) {
        this.links = links;
        this.handler = handler;
        this.cancellation = cancellation;
    }

    @Override
    public final boolean run(long tickNanos) throws InterruptedException {
        cancellation.onRequest(queue::wake);
        if (heeded < 0) {
            heeded = cancellation.presses();
            begin();
        }
        while (!isOver() && !cancellation.takeSuspension()) {
            queue.take(System.nanoTime() + tickNanos, this::deliver);
            while (heeded < cancellation.presses()) {
                heeded++;
                pressed();
            }
            long now = System.nanoTime();
            tick(now);
            handler.tick(now);
        }
        cancellation.onRequest(() -> {});
        return isOver();
    }

    private void deliver(Event event) {
        if (event instanceof Event.Output output) {
            outputs.get(output.node()).accept(output);
        }
    }

    /** Begins it. */
    protected abstract void begin();

    /** Stops it more firmly than before: somebody asked for that. */
    protected abstract void pressed();

    /** Looks at what time it is; called some twenty times a second. */
    protected abstract void tick(long now);

    /** Returns whether it has ended, and nothing of it is left to be told. */
    protected abstract boolean isOver();

    /** Tells of something. */
    protected final void emit(Event event) {
        handler.handle(event);
    }

    /**
     * Starts a command; returns at once.
     *
     * @param node where; it is connected
     * @param command for the account's login shell
     * @param first what its standard input begins with
     */
    protected final QueuedProcess start(
            String node, ChannelUse use, String command, byte[] first, QueuedProcess.Listener listener) {
        String key = key(node);
        QueuedProcess process = new QueuedProcess(links.to(node), key, queue, listener);
        outputs.put(key, process::deliver);
        links.workers().execute(() -> process.begin(use, command, first));
        return process;
    }

    private String key(String node) {
        return node + " " + outputs.size();
    }

    /** Returns whether {@link #line} could begin at once. */
    protected final boolean isReady(String node) {
        return links.to(node).isReady();
    }

    /**
     * Begins a line in the node's own shell, which is then busy with it; where the job goes to the background, that shell is
     * no longer the node's.
     *
     * @param command leaves the shell as it is: only a test, or all of it in a subshell
     */
    protected final void line(String node, String command, QueuedProcess.Listener listener) {
        String key = key(node);
        QueuedLine line = new QueuedLine(links, links.to(node), key, queue, listener);
        outputs.put(key, line::deliver);
        lines.add(line);
        line.begin(command);
    }

    /** Returns whether all lines have ended, so that the nodes' own shells are free. */
    protected final boolean linesEnded() {
        return lines.stream().allMatch(QueuedLine::isOver);
    }

    /** Returns whether a node is connected. */
    protected final boolean isUp(String node) {
        return links.to(node).isUp();
    }

    @Override
    public boolean isUnderWay() {
        return true;
    }

    @Override
    public void moveAside() {
        lines.forEach(QueuedLine::leave);
    }
}
