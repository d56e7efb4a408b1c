package pish.exec;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.DuplexStream;
import pish.transport.LineControl;
import pish.transport.LinkState;
import pish.transport.Prompter;
import pish.transport.Transport;

/** The links to all nodes of a cluster, and the threads that open them. */
public final class Links implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Links.class.getName());
    private static final long IDLE_MILLIS = 100;
    private static final Duration NOTE_TIME = Duration.ofSeconds(5);
    private static final long THREAD_IDLE_SECONDS = 10;

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Function<String, Node> nodes;
    private final Transport transport;
    private final ExecutorService openers;
    private final ExecutorService workers;
    private final ExecutorService copiers;
    private final NodePorts ports = new NodePorts();
    private final SudoPasswords passwords = new SudoPasswords();
    private volatile BooleanSupplier asRoot = () -> false;
    private volatile Reconnect reconnect;
    private final AtomicInteger generation = new AtomicInteger();

    /**
     * Makes links that are not open yet.
     *
     * @param nodes finds a node by its name
     * @param fanout how many connections may be in the making at once, at least 1
     */
    public Links(Function<String, Node> nodes, Transport transport, int fanout) {
        this.nodes = nodes;
        this.transport = transport;
        this.openers = pool("pish-connect", fanout);
        this.workers = pool("pish-worker", Math.max(fanout, 64));
        this.copiers = pool("pish-copy", fanout);
        // without its password, nothing could be stopped that runs in root's shell
        passwords.keepWhile(node -> asRoot.getAsBoolean() && to(node).hasRootShell());
    }

    /**
     * Sets whose shells are the ones that count.
     *
     * @param newAsRoot returns whether root's; called on any thread
     */
    public void asRoot(BooleanSupplier newAsRoot) {
        asRoot = newAsRoot;
    }

    /** Returns the working directory of a node's shell, or the empty string where it is not known. */
    public String directory(String node) {
        Link link = to(node);
        return (asRoot.getAsBoolean() ? link.asRoot() : link).directory();
    }

    private static ExecutorService pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, THREAD_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Returns the link to a node. */
    public Link to(String node) {
        return links.computeIfAbsent(node, name -> new Link(nodes.apply(name), transport, this::lost));
    }

    private void lost(Link link) {
        Reconnect to = reconnect;
        if (to != null) {
            to.lost(link);
        }
    }

    /**
     * Opens connections that are lost from now on again by itself, in the background.
     *
     * @param changed told, on any thread, each time one is lost, could not be opened or is there again
     */
    public void keep(Runnable changed) {
        reconnect = new Reconnect(openers, changed);
    }

    /** Ends the connection to a node that is there no more, or elsewhere; the next use of its name opens another. */
    public void drop(String node) {
        Link link = links.remove(node);
        if (link != null) {
            link.close();
        }
    }

    /** Returns the state of the link to a node. */
    public LinkState state(String node) {
        Link link = links.get(node);
        return link == null ? LinkState.IDLE : link.state();
    }

    /**
     * Returns which of some nodes may be elsewhere: when last connected to, nobody answered there, or somebody with another
     * host key.
     */
    public List<String> astray(Collection<String> of) {
        return of.stream()
                .filter(node -> state(node) == LinkState.DOWN)
                .filter(node -> Optional.ofNullable(to(node).failure())
                        .filter(ConnectFailure::mayBeElsewhere)
                        .isPresent())
                .toList();
    }

    /** Returns how many of the nodes are connected. */
    public int up(NodeSet of) {
        int up = 0;
        for (String node : of) {
            up += state(node) == LinkState.UP ? 1 : 0;
        }
        return up;
    }

    /** Returns how long the connection to a node has stood, or empty where it does not. */
    public Optional<Duration> uptime(String node) {
        return Optional.ofNullable(links.get(node)).flatMap(Link::uptime);
    }

    /**
     * Asks all of some nodes that are connected at once, and returns how long each takes to answer.
     *
     * @param limit after which those that have not answered are left out
     */
    public Map<String, Duration> roundTrips(NodeSet of, Duration limit) {
        Map<String, Duration> measured = new ConcurrentHashMap<>();
        List<Callable<Void>> questions = new ArrayList<>();
        for (String node : of) {
            if (state(node) == LinkState.UP) {
                questions.add(() -> {
                    to(node).roundTrip(limit).ifPresent(time -> measured.put(node, time));
                    return null;
                });
            }
        }
        try {
            workers.invokeAll(questions, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.copyOf(measured);
    }

    /** Returns which nodes' shells are in which directory, that of most nodes first; shells not yet used are left out. */
    public Map<String, NodeSet> directories(NodeSet of) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (String node : of) {
            String directory = state(node) == LinkState.UP ? directory(node) : "";
            if (!directory.isEmpty()) {
                nodes.computeIfAbsent(directory, unseen -> new ArrayList<>()).add(node);
            }
        }
        Map<String, NodeSet> directories = new LinkedHashMap<>();
        nodes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.<List<String>>comparingInt(List::size).reversed()))
                .forEach(entry -> directories.put(entry.getKey(), NodeSet.of(entry.getValue())));
        return directories;
    }

    /**
     * Connects to nodes in the background.
     *
     * @param changed told, on any thread, each time one is connected or has failed
     */
    public void connect(NodeSet wanted, Runnable changed) {
        for (String node : wanted) {
            Link link = to(node);
            openers.execute(() -> {
                try {
                    link.connect(Prompter.NOBODY);
                } catch (ConnectFailure e) {
                    // the link knows its failure; the next line that needs the node says it
                    assert link.state() == LinkState.DOWN;
                }
                changed.run();
            });
        }
    }

    /** Connects to nodes and waits until each is connected or has failed. */
    public void await(NodeSet wanted) {
        CountDownLatch left = new CountDownLatch(wanted.size());
        connect(wanted, left::countDown);
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Notes which start of their systems nodes are in, so that {@link Vigil} can tell one that has restarted from one that
     * is about to; waits for their answers, but not for long. Those that cannot be asked are left out.
     */
    public void noteBoots(NodeSet ending) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        ending.forEach(node -> errands.put(node, Errand.of(Boot.SCRIPT)));
        new Errands(this, new Cancellation(), now -> {})
                .run(errands, NOTE_TIME)
                .forEach((node, report) -> to(node).bootBefore(Boot.of(report).id()));
    }

    /** Forgets that nodes were to restart: they refused. */
    public void forgetBoots(NodeSet staying) {
        staying.forEach(node -> to(node).bootBefore(""));
    }

    /**
     * Connects to a TCP port of another host, from a node that is connected; blocks.
     *
     * @throws IOException if the node cannot reach it or does not allow that, or is not connected
     */
    public DuplexStream reach(String node, String host, int port) throws IOException {
        Connection open = to(node).open();
        if (open == null) {
            throw new IOException(node + " is not connected");
        }
        return open.reach(host, port);
    }

    /** Returns the sudo passwords that are known. */
    public SudoPasswords passwords() {
        return passwords;
    }

    /** Returns the ports at which nodes listen for programs of their own. */
    NodePorts ports() {
        return ports;
    }

    Transport transport() {
        return transport;
    }

    /** Where connections are opened: at most fanout at once. */
    ExecutorService openers() {
        return openers;
    }

    /** Where short work on open connections is done. */
    ExecutorService workers() {
        return workers;
    }

    /** Closes a shell, which takes a moment, on another thread; the end of all connections ends it too. */
    void close(LineControl shell) {
        try {
            workers.execute(shell::close);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "a shell ends with its connection", e);
        }
    }

    /** Where long work is done, a node a thread. */
    ExecutorService copiers() {
        return copiers;
    }

    /** Asks the shells of nodes for their state as soon as nothing has run for {@value #IDLE_MILLIS} ms. */
    void refreshWhenIdle(NodeSet used) {
        int now = generation.incrementAndGet();
        CompletableFuture.delayedExecutor(IDLE_MILLIS, TimeUnit.MILLISECONDS, workers)
                .execute(() -> {
                    if (generation.get() == now) {
                        used.forEach(node -> to(node).refreshState());
                    }
                });
    }

    /** Notes that a line begins. */
    void busy() {
        generation.incrementAndGet();
    }

    @Override
    public void close() {
        openers.shutdownNow();
        workers.shutdownNow();
        copiers.shutdownNow();
        links.values().forEach(Link::close);
        transport.close();
        passwords.close();
    }
}
