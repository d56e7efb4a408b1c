package pish.command;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.NodeTask;
import pish.node.NodeSet;
import pish.setup.DirectWay;
import pish.setup.PackageProxy;
import pish.setup.PackageSources;
import pish.setup.WayOut;
import pish.transport.RemotePort;

/**
 * Ways for nodes that do not reach their package sources: each gets a port of its own loopback interface that leads to these
 * sources and nowhere else, from this machine or by way of a node that reaches them.
 */
final class PackageWays implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(25);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    /** apt asks each host on a connection of its own, and a few more may be there already. */
    private static final int MOST_CALLERS = 16;

    private final Context context;
    private final Map<String, RemotePort> ports = new ConcurrentHashMap<>();
    private NodeSet closed = NodeSet.EMPTY;

    private PackageWays(Context context) {
        this.context = context;
    }

    /**
     * Asks nodes, and opens ways for those that need one.
     *
     * @param nodes connected ones
     */
    static PackageWays open(Context context, NodeSet nodes) {
        PackageWays ways = new PackageWays(context);
        Map<String, PackageSources> sources = ways.ask(nodes);
        NodeSet cut = NodeSet.of(sources.entrySet().stream()
                .filter(entry -> !entry.getValue().reached())
                .map(Map.Entry::getKey)
                .toList());
        if (!cut.isEmpty() && !context.interrupted()) {
            ways.open(cut, sources);
        }
        return ways;
    }

    private Map<String, PackageSources> ask(NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        nodes.forEach(node -> errands.put(node, PackageSources.ask()));
        Map<String, PackageSources> sources = new LinkedHashMap<>();
        context.errands(errands, ANSWER).forEach((node, report) -> {
            if (report.failure().isEmpty()) {
                sources.put(node, PackageSources.of(report));
            }
        });
        return sources;
    }

    private void open(NodeSet cut, Map<String, PackageSources> sources) {
        List<URI> places = cut.stream()
                .flatMap(node -> sources.get(node).sources().stream())
                .distinct()
                .toList();
        String hosts =
                places.stream().map(URI::getHost).distinct().sorted().limit(4).collect(Collectors.joining(", "));
        Optional<Map.Entry<String, WayOut>> way =
                way(places, NodeSet.of(sources.keySet()).minus(cut));
        if (way.isEmpty()) {
            closed = cut;
            if (!context.interrupted()) {
                say(Event.Severity.ERROR, cut + " cannot reach " + hosts + ", and neither can this machine");
            }
            return;
        }
        say(
                Event.Severity.INFO,
                cut + " cannot reach " + hosts + ": packages come through "
                        + way.get().getKey());
        NodeTask task = work -> {
            PackageProxy proxy = new PackageProxy(
                    sources.get(work.name()).sources(), way.get().getValue());
            ports.put(work.name(), work.listen(MOST_CALLERS, proxy::serve));
        };
        closed = context.prepare(cut, task);
    }

    /** Returns the first way there is to one of some places, and what it is by. */
    private Optional<Map.Entry<String, WayOut>> way(List<URI> places, NodeSet reaching) {
        Map<String, WayOut> ways = new LinkedHashMap<>();
        ways.put("this machine", new DirectWay(CONNECT));
        NodeSet hub = context.groupSource().group("", "hub").orElse(NodeSet.EMPTY);
        Stream.concat(reaching.stream().limit(2), hub.stream())
                .forEach(node -> ways.put(node, (host, port) -> context.links().reach(node, host, port)));
        return ways.entrySet().stream()
                .filter(way -> leads(way.getValue(), places))
                .findFirst();
    }

    private boolean leads(WayOut way, List<URI> places) {
        CompletableFuture<Boolean> found = CompletableFuture.supplyAsync(
                        () -> places.stream().anyMatch(place -> leads(way, place)))
                .exceptionally(failure -> false);
        long deadline = System.nanoTime() + ALL.toNanos();
        try {
            while (!found.isDone() && !context.interrupted() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found.getNow(false);
    }

    private static boolean leads(WayOut way, URI place) {
        try {
            way.to(place.getHost().replaceAll("[\\[\\]]", ""), PackageProxy.port(place))
                    .close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the nodes that reach nothing, and got no way. */
    NodeSet closed() {
        return closed;
    }

    /** Returns the ports, by the nodes' names. */
    Map<String, Integer> ports() {
        return ports.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().number(), (one, other) -> one, TreeMap::new));
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }

    @Override
    public void close() {
        ports.values().forEach(RemotePort::close);
    }
}
