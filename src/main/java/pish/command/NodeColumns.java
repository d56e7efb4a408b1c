package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.LinkState;

/** What the list of nodes says of each. */
final class NodeColumns {
    private final Context context;
    private final GroupSets groups;
    private final Map<String, Duration> latencies;

    private NodeColumns(Context context, GroupSets groups, Map<String, Duration> latencies) {
        this.context = context;
        this.groups = groups;
        this.latencies = latencies;
    }

    /**
     * Finds out what is to be asked of all nodes at once.
     *
     * @param patience how long to wait for nodes that are connected and do not answer
     */
    static NodeColumns of(Context context, NodeSet nodes, Duration patience) {
        return new NodeColumns(context, GroupSets.of(context), context.links().roundTrips(nodes, patience));
    }

    /** Returns the columns of a node that there is. */
    Map<String, Object> of(String name) {
        Node node = context.cluster().node(name).orElseThrow(() -> {
            return new SyntaxError("unknown node " + name, name, 0, name.length());
        });
        LinkState state = context.links().state(name);
        int port = node.port() > 0
                ? node.port()
                : context.settings().count(Setting.PORT).orElse(Node.SSH_PORT);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("node", name);
        columns.put("address", port == Node.SSH_PORT ? node.address() : node.address() + ":" + port);
        columns.put("state", node.disabled() ? "disabled" : state.name().toLowerCase(Locale.ROOT));
        columns.put("user", user(node));
        columns.put("latency", latencies.get(name));
        columns.put("uptime", context.links().uptime(name).orElse(null));
        columns.put("groups", groupsOf(name));
        return columns;
    }

    private List<String> groupsOf(String node) {
        return groups.nodes().entrySet().stream()
                .filter(group -> group.getValue().contains(node))
                .map(group -> "@" + group.getKey())
                .filter(group -> !group.equals("@others"))
                .toList();
    }

    private String user(Node node) {
        if (!node.user().isEmpty()) {
            return node.user();
        }
        String set = context.settings().get(Setting.USER);
        return set.isEmpty() ? System.getProperty("user.name") : set;
    }
}
