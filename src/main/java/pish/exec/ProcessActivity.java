package pish.exec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import pish.node.NodeSet;
import pish.transport.Caller;
import pish.transport.ChannelUse;
import pish.transport.ShellState;

/**
 * What consists of commands on several nodes that belong together, on channels of their own or in the nodes' persistent shells
 * where those are free. All but the constructor is for the draining thread.
 */
public abstract class ProcessActivity implements Activity {
    /** How long a shell may take to say what it has. */
    private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Links links;
    private final EventHandler handler;
    private final Cancellation cancellation;
    private final EventQueue queue = new EventQueue();
    private final Map<String, Consumer<Event.Output>> outputs = new HashMap<>();
    private final List<QueuedLine> lines = new ArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
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
            links.busy();
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
        if (isOver()) {
            links.refreshWhenIdle(
                    NodeSet.of(lines.stream().map(QueuedLine::node).toList()));
        }
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

    /**
     * Has a node listen for programs of its own, unless it does; returns at once.
     *
     * @param callers see {@link pish.transport.Connection#listen}
     * @param answer told the port, or nothing where the node does not allow that
     */
    public final void listen(String node, Function<Caller, Caller.Listener> callers, Consumer<OptionalInt> answer) {
        Link link = links.to(node);
        links.workers().execute(() -> {
            OptionalInt port = port(links.ports(), link, callers);
            queue.run(node, () -> answer.accept(port));
        });
    }

    private static OptionalInt port(NodePorts ports, Link link, Function<Caller, Caller.Listener> callers) {
        try {
            return OptionalInt.of(ports.of(link, callers));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Takes a program that has connected to a node's port; for the connection's reader thread.
     *
     * @return what is to be told what it does
     */
    public final Caller.Listener hear(Caller caller, QueuedCaller.Listener listener) {
        String key = "caller " + heard.incrementAndGet();
        QueuedCaller queued = new QueuedCaller(caller, key, queue, listener);
        queue.run(key, () -> {
            outputs.put(key, queued::deliver);
            listener.entered(queued);
        });
        return queued;
    }

    /** Has something done on the draining thread; for any other. */
    public final void later(Runnable action) {
        queue.run("", action);
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

    /**
     * Begins lines on a node at once, each in a shell that has what the node's own shell has; returns at once.
     *
     * @param own whether the first one may be in that shell itself, see {@link #line}
     * @param each at least one
     */
    public final void lines(String node, boolean own, List<Line> each) {
        if (own && each.size() == 1 && isReady(node)) {
            line(node, each.get(0).command(), each.get(0).listener());
            return;
        }
        Link link = links.to(node);
        List<QueuedLine> begun = new ArrayList<>();
        for (Line one : each) {
            String key = key(node);
            QueuedLine line = new QueuedLine(links, link, key, queue, one.listener());
            outputs.put(key, line::deliver);
            begun.add(line);
        }
        lines.addAll(begun);
        List<String> commands = each.stream().map(Line::command).toList();
        links.workers().execute(() -> beginAll(link, own, begun, commands));
    }

    private static void beginAll(Link link, boolean own, List<QueuedLine> lines, List<String> commands) {
        int first = own ? 1 : 0;
        try {
            ShellState state = lines.size() > first ? link.stateToCopy(STATE_NANOS) : ShellState.FRESH;
            if (own) {
                lines.get(0).begin(commands.get(0));
            }
            for (int i = first; i < lines.size(); i++) {
                lines.get(i).beginAside(state, commands.get(i));
            }
        } catch (IOException e) {
            lines.forEach(line -> line.fail(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lines.forEach(line -> line.fail("interrupted"));
        }
    }

    /**
     * A line of {@link #lines}.
     *
     * @param command leaves the shell as it is
     */
    public record Line(String command, QueuedProcess.Listener listener) {}

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
