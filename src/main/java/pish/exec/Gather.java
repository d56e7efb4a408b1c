package pish.exec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/**
 * Gathers what each node of a command printed and how it ended, keeping equal outputs once. It holds one command: a
 * further {@link Event.Started} forgets the one before. Used by one thread at a time, and to be closed.
 */
public final class Gather implements EventHandler, Closeable {
    static final Comparator<NodeSet> LARGEST_FIRST =
            Comparator.comparingInt(NodeSet::size).reversed();

    private static final int REPLAY_CHUNK = 32 << 10;

    private final Spools spools;
    private final Map<String, NodeResult> results = new LinkedHashMap<>();
    private final SpoolPool pool = new SpoolPool();
    private final List<Event.Skipped> skipped = new ArrayList<>();
    private final Archive archive;
    private int holders = 1;
    private long room = Long.MAX_VALUE;
    private String noRoom = "";
    private Event.Started started = new Event.Started(NodeSet.EMPTY, "");

    /** Makes an empty one that keeps outputs in spools of the given kind. */
    public Gather(Spools spools) {
        this.spools = spools;
        this.archive = new Archive(spools);
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Started begun) {
            clear();
            started = begun;
            begun.nodes().forEach(this::result);
        } else if (event instanceof Event.Placed placed) {
            started = new Event.Started(started.nodes(), started.command(), placed.places());
        } else if (event instanceof Event.Output output) {
            keep(output);
        } else if (event instanceof Event.Skipped skip) {
            skipped.add(skip);
            skip.nodes().forEach(results::remove);
        } else {
            Ending.of(event).ifPresent(ending -> result(ending.node()).end(event, ending, pool));
        }
    }

    /** Returns the text of the command; empty before there is one. */
    public String command() {
        return started.command();
    }

    /** Returns where the ranks run that it is about; empty where it is about nodes. */
    public Map<String, String> places() {
        return started.places();
    }

    /** Returns the nodes whose command has not ended. */
    public NodeSet pending() {
        return NodeSet.of(results.values().stream()
                .filter(result -> !result.ended())
                .map(NodeResult::node)
                .toList());
    }

    /** Returns the folds of all nodes that have ended: those that are ok first, largest first, then the failures. */
    public List<Fold> folds() {
        return folds(node -> true);
    }

    /** Returns the same for those of the ended nodes that meet a condition. */
    public List<Fold> folds(Predicate<String> condition) {
        record Key(ExitStatus status, Optional<String> reason, Spool stdout, Spool stderr) {}
        Map<Key, List<String>> groups = new LinkedHashMap<>();
        for (NodeResult result : ended()) {
            if (condition.test(result.node())) {
                // the pool made spools of equal content one and the same, so their identity tells
                Key key = new Key(result.status(), result.reason(), result.stdout(), result.stderr());
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(result.node());
            }
        }
        List<Fold> folds = new ArrayList<>();
        groups.forEach((key, nodes) ->
                folds.add(new Fold(NodeSet.of(nodes), key.status(), key.reason(), key.stdout(), key.stderr())));
        folds.sort(Comparator.comparing((Fold fold) -> !fold.ok()).thenComparing(Fold::nodes, LARGEST_FIRST));
        return folds;
    }

    /** Returns how the command went so far. */
    public Outcome outcome() {
        return Outcome.of(ended(), folds());
    }

    /** Returns the median time of the nodes that have ended by themselves; zero where there is none. */
    public Duration median() {
        return Median.of(ended()).elapsed();
    }

    /** Returns what the nodes have printed whose command has not ended; those that have not printed are left out. */
    public List<Fold> soFar() {
        List<List<NodeResult>> alike = new ArrayList<>();
        for (NodeResult result : results.values()) {
            if (!result.ended()
                    && !(result.stdout().isEmpty() && result.stderr().isEmpty())) {
                alike.stream()
                        .filter(others -> others.get(0).sameOutput(result))
                        .findFirst()
                        .or(() -> Optional.of(added(alike)))
                        .ifPresent(others -> others.add(result));
            }
        }
        return alike.stream().map(Gather::soFar).toList();
    }

    private static List<NodeResult> added(List<List<NodeResult>> to) {
        to.add(new ArrayList<>());
        return to.get(to.size() - 1);
    }

    private static Fold soFar(List<NodeResult> alike) {
        NodeResult one = alike.get(0);
        NodeSet nodes = NodeSet.of(alike.stream().map(NodeResult::node).toList());
        return new Fold(nodes, ExitStatus.OK, Optional.empty(), one.stdout(), one.stderr());
    }

    /**
     * Tells the command again, node by node: its start, each node's outputs, standard output first, and its end where it
     * has ended.
     *
     * @param handler takes the events, on this thread
     * @throws UncheckedIOException if a kept output cannot be read
     */
    public void replay(EventHandler handler) {
        handler.handle(started);
        for (NodeResult result : results.values()) {
            replay(result.node(), Stream.STDOUT, result.stdout(), handler);
            replay(result.node(), Stream.STDERR, result.stderr(), handler);
            if (result.ended()) {
                handler.handle(result.end());
            }
        }
        skipped.forEach(handler::handle);
    }

    /**
     * Bounds what is kept from now on: of a command that nobody watches, and that may print for days.
     *
     * @param bytes how much may be added, all nodes together; a node that prints more counts as failed
     * @param why what is said of such a node
     */
    public void bound(long bytes, String why) {
        room = bytes;
        noRoom = why;
    }

    private void keep(Event.Output output) {
        NodeResult result = result(output.node());
        room -= output.bytes().length();
        if (room < 0) {
            result.cut(noRoom);
        } else {
            result.output(output.stream(), output.bytes());
        }
    }

    /**
     * Moves what is in memory into one file, if it is much and the command has ended: it may be wanted again, but not soon.
     * Where there is no room for that it stays.
     */
    public void putAway() {
        if (pending().isEmpty()) {
            archive.take(pool.all());
        }
    }

    /** Keeps it from being closed until {@link #close} has been called once more. */
    public void retain() {
        holders++;
    }

    /** Forgets everything, and frees memory and files, if nobody else retains it. */
    @Override
    public void close() {
        holders--;
        if (holders == 0) {
            clear();
        }
    }

    private void clear() {
        results.values().forEach(result -> {
            result.stdout().close();
            result.stderr().close();
        });
        results.clear();
        skipped.clear();
        pool.close();
        archive.close();
    }

    private static void replay(String node, Stream stream, Spool spool, EventHandler handler) {
        byte[] chunk = new byte[REPLAY_CHUNK];
        try (InputStream in = spool.open()) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                handler.handle(new Event.Output(node, stream, Bytes.copyOf(chunk, 0, count)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back the output of " + node + ": " + e.getMessage(), e);
        }
    }

    private NodeResult result(String node) {
        return results.computeIfAbsent(node, name -> new NodeResult(name, spools));
    }

    private Collection<NodeResult> ended() {
        return results.values().stream().filter(NodeResult::ended).toList();
    }
}
