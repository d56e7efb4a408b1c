package pish.exec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * A command on its way that may leave the foreground and come back to it: an {@link Activity} with its own {@link Gather}.
 * At any time either the caller of {@link #run} drains it, or a thread of its own does.
 */
public final class Job implements BackgroundJob {
    private static final long BACKGROUND_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** So many requests kill. */
    private static final int FIRM = 2;

    private final String line;
    private final NodeSet nodes;
    private final Gather gather;
    private final Cancellation cancellation;
    private final Activity activity;
    private final Audience audience = new Audience();
    private final long begun = System.nanoTime();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private volatile int number;
    private volatile int done;
    private volatile int failed;
    private volatile Outcome outcome;
    private volatile Duration elapsed = Duration.ZERO;
    private Thread thread;

    /**
     * Prepares a command, see {@link Broadcast}.
     *
     * @param line as it was typed
     * @param gather gathers what comes of it; told of events by those whom this tells, not by this
     */
    public Job(
            Links links,
            NodeSet nodes,
            String command,
            String line,
            BroadcastOptions options,
            Gather gather,
            Cancellation cancellation) {
        this(
                nodes,
                line,
                gather,
                cancellation,
                (handler, asker, stop) -> new Broadcast(links, nodes, command, options, handler, asker, stop));
    }

    /**
     * Prepares another activity.
     *
     * @param nodes what its events are about: nodes, or the names of ranks
     * @param line as it was typed
     * @param gather gathers what comes of it; told of events by those whom this tells, not by this
     */
    public Job(NodeSet nodes, String line, Gather gather, Cancellation cancellation, Activity.Maker maker) {
        this.line = line;
        this.nodes = nodes;
        this.gather = gather;
        this.cancellation = cancellation;
        this.activity = maker.make(audience, audience, cancellation);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void number(int newNumber) {
        number = newNumber;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public NodeSet nodes() {
        return nodes;
    }

    /** Returns what gathers what comes of it; for whoever drains it, and for anybody once it has ended. */
    public Gather gather() {
        return gather;
    }

    /** Returns what stops it, and takes it out of the foreground. */
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public int done() {
        return done;
    }

    /** Returns those of {@link #nodes} that have not ended. */
    public NodeSet pending() {
        return nodes.minus(NodeSet.of(ended));
    }

    @Override
    public int failed() {
        return failed;
    }

    /** Returns how it went; null before it has ended. */
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(outcome).map(Outcome::status);
    }

    @Override
    public String remark() {
        return !hasEnded() && cancellation.presses() > 0 ? "stopping" : "";
    }

    @Override
    public Map<String, String> stop(boolean firm) {
        cancellation.request();
        if (firm && cancellation.presses() < FIRM) {
            cancellation.request();
        }
        return Map.of();
    }

    @Override
    public Duration elapsed() {
        return hasEnded() ? elapsed : Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * Begins it or goes on with it on the calling thread, until it has ended or is to go on in the background.
     *
     * @param handler takes every event, the gather included
     * @param asker answers questions
     * @return whether it has ended
     */
    public boolean run(EventHandler handler, Asker asker) throws InterruptedException {
        return run(handler, asker, Broadcast.TICK_NANOS);
    }

    private boolean run(EventHandler handler, Asker asker, long tickNanos) throws InterruptedException {
        audience.become(counting(handler), asker);
        cancellation.suspendable(true);
        boolean ended = activity.run(tickNanos);
        cancellation.suspendable(false);
        if (ended) {
            elapsed = Duration.ofNanos(System.nanoTime() - begun);
            outcome = gather.outcome();
        }
        return ended;
    }

    private EventHandler counting(EventHandler next) {
        return new EventHandler() {
            @Override
            public void handle(Event event) {
                Ending.of(event).ifPresent(ending -> {
                    ended.add(ending.node());
                    count(ending.ok());
                });
                next.handle(event);
            }

            @Override
            public void tick(long now) {
                next.tick(now);
            }
        };
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the draining thread counts
    private void count(boolean ok) {
        done++;
        failed += ok ? 0 : 1;
    }

    /**
     * Returns whether it runs wherever it can, and nobody need be asked, so that it can do without the foreground; for
     * whoever drains it.
     */
    public boolean isUnderWay() {
        return activity.isUnderWay();
    }

    /** Lets other lines have the nodes' own shells from now on, for good; after {@link #run} has returned. */
    public void moveAside() {
        activity.moveAside();
    }

    /**
     * Goes on with it on a thread of its own, where nobody can be asked; after {@link #run} has returned.
     *
     * @param handler takes every event on that thread, the gather included
     * @param whenEnded told on that thread that it has ended
     */
    public void background(EventHandler handler, Consumer<Job> whenEnded) {
        // a second Ctrl-Z, typed before the first was heeded, must not stop what now nobody would begin again
        cancellation.takeSuspension();
        thread = new Thread(() -> drain(handler, whenEnded), "pish-job");
        thread.setDaemon(true);
        thread.start();
    }

    private void drain(EventHandler handler, Consumer<Job> whenEnded) {
        try {
            if (run(handler, Asker.NOBODY, BACKGROUND_TICK_NANOS)) {
                whenEnded.accept(this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes it back from its thread, so that {@link #run} may be called again unless it has ended meanwhile.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void reclaim() throws InterruptedException {
        if (thread != null) {
            while (thread.isAlive() && !cancellation.suspend()) {
                thread.join(1);
            }
            thread.join();
            thread = null;
        }
    }
}
