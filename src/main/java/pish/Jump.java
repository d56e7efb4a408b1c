package pish;

import java.util.ArrayList;
import java.util.List;
import pish.node.Cluster;
import pish.node.Node;

/** The hosts that a node is reached through, where they are nodes themselves. */
final class Jump {
    private Jump() {}

    /**
     * Returns a node with the hosts to go through: its own, else the option's. One that is a node of the cluster gets that
     * one's address, account and port; a node is not reached through itself.
     */
    static Node of(Node node, String option, Cluster cluster) {
        String way = node.jump().isEmpty() ? option : node.jump();
        List<String> hops = new ArrayList<>();
        for (String hop : way.isEmpty() ? new String[0] : way.split(",", -1)) {
            if (!hop.equals(node.name())) {
                hops.add(cluster.node(hop).map(Jump::address).orElse(hop));
            }
        }
        return node.withJump(String.join(",", hops));
    }

    private static String address(Node hop) {
        String user = hop.user().isEmpty() ? "" : hop.user() + "@";
        String host = hop.address().contains(":") ? "[" + hop.address() + "]" : hop.address();
        return user + host + (hop.port() == 0 ? "" : ":" + hop.port());
    }
}
