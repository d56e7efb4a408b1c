package pish.shell;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import pish.command.Results;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.LinkState;

/** The groups that pish itself knows: who is connected, and how the last broadcast went. */
final class DynamicGroups implements GroupSource {
    private final Supplier<Cluster> cluster;
    private final Links links;
    private final Results results;
    private final Settings settings;
    private volatile Optional<String> hub;
    private Cluster hubOf = Cluster.EMPTY;
    private boolean used;

    DynamicGroups(Supplier<Cluster> cluster, Links links, Results results, Settings settings) {
        this.cluster = cluster;
        this.links = links;
        this.results = results;
        this.settings = settings;
    }

    /** Returns whether a group of the last broadcast was asked for since this was last called. */
    boolean takeUsed() {
        boolean was = used;
        used = false;
        return was;
    }

    /** Returns whether it is known which node this machine is, so that asking for it costs nothing. */
    boolean knowsHub() {
        return hub != null;
    }

    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (!source.isEmpty()) {
            return Optional.empty();
        }
        Optional<NodeSet> ofLast = last(name);
        if (ofLast.isPresent()) {
            used = true;
            return ofLast;
        }
        return switch (name) {
            case "up" -> Optional.of(connected(true));
            case "down" -> Optional.of(connected(false));
            case "hub" -> Optional.of(hub().map(NodeSet::of).orElse(NodeSet.EMPTY));
            case "others" ->
                Optional.of(cluster.get().all().minus(hub().map(NodeSet::of).orElse(NodeSet.EMPTY)));
            default -> Optional.empty();
        };
    }

    private Optional<NodeSet> last(String name) {
        NodeSet nodes = results.groups().get(name);
        // fewer folds than last time is no mistake of the user's
        return nodes == null && name.matches("same[0-9]+")
                ? Optional.of(NodeSet.EMPTY)
                : Optional.ofNullable(nodes)
                        .map(there -> there.intersect(cluster.get().known()));
    }

    private NodeSet connected(boolean wanted) {
        if (!settings.on(Setting.DRY_RUN)) {
            links.await(cluster.get().all());
        }
        List<String> names = new ArrayList<>();
        for (String name : cluster.get().all()) {
            if ((links.state(name) == LinkState.UP) == wanted) {
                names.add(name);
            }
        }
        return NodeSet.of(names);
    }

    /** Returns the node that this machine is, if it is one: by the cluster file, by address, or by name. */
    private Optional<String> hub() {
        Cluster now = cluster.get();
        if (hub == null || hubOf != now) {
            hubOf = now;
            Set<InetAddress> own = ownAddresses();
            hub = now.hub()
                    .or(() -> now.nodes().stream()
                            .filter(node -> isHere(node, own))
                            .map(Node::name)
                            .findFirst());
        }
        return hub;
    }

    private static boolean isHere(Node node, Set<InetAddress> own) {
        try {
            InetAddress address = InetAddress.getByName(node.address());
            // demo nodes all share this machine's loopback address, and none of them is the hub
            return !address.isLoopbackAddress() && own.contains(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Set<InetAddress> ownAddresses() {
        Set<InetAddress> own = new HashSet<>();
        try {
            for (NetworkInterface link : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                own.addAll(Collections.list(link.getInetAddresses()));
            }
        } catch (SocketException e) {
            own.clear();
        }
        return own;
    }

    @Override
    public Collection<String> groups(String source) {
        if (!source.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of("up", "down", "hub", "others"));
        names.addAll(results.groups().keySet());
        return names;
    }

    @Override
    public NodeSet all() {
        return cluster.get().all();
    }
}
