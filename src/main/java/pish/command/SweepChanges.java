package pish.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.exec.Event;
import pish.node.Cluster;
import pish.node.Node;
import pish.sweep.Host;
import pish.sweep.Ipv4;
import pish.sweep.TargetList;

/** In what a sweep differs from the cluster: hosts that are no nodes, nodes that are elsewhere, and nodes that are nowhere. */
final class SweepChanges {
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SweepChanges() {}

    /** Compares; a node whose address was no target, or that has a name for an address, is not said to be gone. */
    static SweepChanges of(Cluster cluster, SweptNodes nodes, List<Host> hosts, TargetList targets) {
        SweepChanges changes = new SweepChanges();
        hosts.forEach(host -> changes.compare(host, nodes.of(host)));
        for (Node node : cluster.nodes()) {
            Optional<Ipv4> address = Ipv4.parse(node.address()).filter(targets::contains);
            if (address.isPresent() && !changes.seen.contains(node.name())) {
                changes.add("gone", node.name(), node.address(), null, node.mac(), "");
            }
        }
        return changes;
    }

    private void compare(Host host, Optional<Node> node) {
        node.map(Node::name).ifPresent(seen::add);
        String address = host.address().toString();
        if (node.isEmpty()) {
            add("new", null, address, null, host.mac(), host.name());
        } else if (Ipv4.parse(node.get().address()).isPresent()
                && !node.get().address().equals(address)) {
            add("moved", node.get().name(), address, node.get().address(), host.mac(), host.name());
        } else if (host.state() == Host.State.STALE) {
            add("stale", node.get().name(), address, null, host.mac(), host.name());
        }
    }

    private void add(String change, String node, String address, String was, String mac, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("change", change);
        row.put("node", node);
        row.put("address", address);
        row.put("was", was);
        row.put("mac", mac.isEmpty() ? null : mac);
        row.put("name", name.isEmpty() ? null : name);
        rows.add(row);
    }

    /** Shows them, or that there are none. */
    void show(Context context, boolean json) {
        rows.forEach(row -> SweepRows.emit(context, "changes", row, json));
        if (rows.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, "no change"));
        }
    }
}
