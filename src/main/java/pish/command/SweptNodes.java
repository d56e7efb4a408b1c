package pish.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.node.Cluster;
import pish.node.Node;
import pish.sweep.Host;
import pish.sweep.Ipv4;

/** Which nodes of the cluster the hosts of a sweep are: by Ethernet address, else by address, else by name. */
final class SweptNodes {
    private final Map<String, Node> byMac = new HashMap<>();
    private final Map<String, Node> byAddress = new HashMap<>();
    private final Set<Ipv4> addresses = new HashSet<>();

    SweptNodes(Cluster cluster) {
        for (Node node : cluster.nodes()) {
            if (!node.mac().isEmpty()) {
                byMac.put(node.mac().toLowerCase(Locale.ROOT), node);
            }
            byAddress.putIfAbsent(node.address(), node);
            Ipv4.parse(node.address()).ifPresent(addresses::add);
        }
    }

    /** Returns where nodes should be. */
    Set<Ipv4> addresses() {
        return addresses;
    }

    /** Returns the node that a host is. */
    Optional<Node> of(Host host) {
        Node byCard = byMac.get(host.mac());
        if (byCard != null) {
            return Optional.of(byCard);
        }
        // a node whose card is known is not some other that has its address now
        return Optional.ofNullable(byAddress.get(host.address().toString()))
                .or(() -> Optional.ofNullable(byAddress.get(host.name())))
                .filter(node -> node.mac().isEmpty() || host.mac().isEmpty());
    }
}
