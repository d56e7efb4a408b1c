package pish.exec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.HostKey;
import pish.transport.UnknownHostKey;

/** The host keys of nodes: what they show now, which are trusted, and which are to be forgotten. */
public final class HostKeys {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Links links;

    /** Works on the nodes of these links. */
    public HostKeys(Links links) {
        this.links = links;
    }

    /**
     * What a node showed, or why it showed nothing.
     *
     * @param key null where it showed nothing
     * @param failure in one clause; the empty string where there is a key
     */
    public record Sight(HostKey key, String failure) {}

    /** Returns where nodes are, by their names. */
    public Map<String, Node> places(NodeSet nodes) {
        Map<String, Node> places = new LinkedHashMap<>();
        nodes.forEach(node -> places.put(node, links.to(node).node()));
        return places;
    }

    /**
     * Looks at the keys that nodes show now, by a connection to each that ends there; waits on the calling thread.
     *
     * @param places by the names of the nodes; they may be elsewhere than the cluster file has them, or be known under
     *     another name
     * @param cancellation ends the waiting at the first Ctrl-C: nodes that have not answered by then are left out
     * @param tick called some twenty times a second with {@link System#nanoTime}
     * @return by the names of the nodes, in the same order
     */
    public Map<String, Sight> look(Map<String, Node> places, Cancellation cancellation, LongConsumer tick) {
        EventQueue queue = new EventQueue();
        int pressed = cancellation.presses();
        Map<String, Sight> sights = new LinkedHashMap<>();
        places.forEach((node, place) -> {
            sights.put(node, null);
            links.openers().execute(() -> {
                Sight sight = look(place);
                queue.run(node, () -> sights.put(node, sight));
            });
        });
        while (sights.containsValue(null) && cancellation.presses() == pressed) {
            try {
                queue.take(System.nanoTime() + TICK_NANOS, event -> {});
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            tick.accept(System.nanoTime());
        }
        sights.values().removeIf(sight -> sight == null);
        return sights;
    }

    private Sight look(Node node) {
        try {
            return new Sight(links.transport().hostKey(node), "");
        } catch (ConnectFailure e) {
            return new Sight(null, String.valueOf(e.getMessage()));
        }
    }

    /** Makes keys known from now on, on disk too. */
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        links.transport().trust(keys);
    }

    /**
     * Forgets the host keys and passwords of nodes and ends their connections.
     *
     * @return the places of the lines that were taken out, as {@code FILE:LINE}
     * @throws IOException if a file cannot be written
     */
    public List<String> forget(NodeSet nodes) throws IOException {
        List<String> places = new ArrayList<>();
        for (String node : nodes) {
            places.addAll(links.transport().forgetHostKeys(links.to(node).node()));
            links.transport().forgetPassword(links.to(node).node());
            links.drop(node);
        }
        return places;
    }
}
