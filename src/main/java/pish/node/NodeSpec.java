package pish.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.syntax.SyntaxError;

/**
 * What {@code -w} takes: node sets in which each operand may also say how to reach its nodes.
 *
 * <p>{@code pi[01-04],pi@host[1-2]:2222,[fe80::1]:22,-pi03}: operators are those of node sets, from left to right;
 * {@code user@} and {@code :port} hold for the nodes of their operand; an IPv6 address with a port stands in brackets; an
 * operand that begins with {@code -} is left out in the end, as pdsh has it.
 */
public final class NodeSpec {
    private final String text;
    private final Cluster known;
    private final Map<String, HostAddress> addresses = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final List<String> excluded = new ArrayList<>();

    private NodeSpec(String text, Cluster known) {
        this.text = text;
        this.known = known;
    }

    /** Reads a specification without a cluster, see {@link #parse(String, Cluster)}. */
    public static List<Node> parse(String text) {
        return parse(text, Cluster.EMPTY);
    }

    /**
     * Reads a specification.
     *
     * @param known gives address, account, port and the rest of nodes of the same name, {@code all}, groups, and the nodes
     *     that wildcards match; a name it does not know is a node of its own
     * @return at least one node, in the order of node sets, all of them enabled
     * @throws SyntaxError if it cannot be read or leaves no node
     */
    public static List<Node> parse(String text, Cluster known) {
        var nodes = new NodeSpec(text, known).nodes();
        if (nodes.isEmpty()) {
            throw new SyntaxError("no nodes left", text, 0, text.length(), "name at least one node, as in pi[01-04]");
        }
        return nodes;
    }

    /**
     * Returns the nodes without those of a target, which {@code -x} takes.
     *
     * @param known what groups and wildcards mean, and nodes that may be named though they are not among {@code nodes}
     * @throws SyntaxError if the target cannot be read or names a node or group that neither has, which would leave more
     *     nodes than meant; that a group has further nodes is no fault
     */
    public static List<Node> exclude(List<Node> nodes, String target, Cluster known) {
        var without = known.with(nodes).resolveToExclude(target);
        return nodes.stream().filter(node -> !without.contains(node.name())).toList();
    }

    private List<Node> nodes() {
        var names = new NodeSetParser(text, this::operand).parse();
        var nodes = names.stream().map(this::node).toList();
        for (var target : excluded) {
            try {
                nodes = exclude(nodes, target, known);
            } catch (SyntaxError e) {
                throw e.within(text, text.indexOf("-" + target) + 1);
            }
        }
        return nodes;
    }

    private Node node(String name) {
        var node = known.node(name)
                .or(() -> Optional.ofNullable(sources.get(name))
                        .flatMap(source -> known.outside().node(source, name)))
                .orElseGet(() -> Node.of(name))
                .withDisabled(false);
        var address = addresses.get(name);
        if (address == null) {
            return node;
        }
        return node.withUser(address.user().isEmpty() ? node.user() : address.user())
                .withPort(address.port() == 0 ? node.port() : address.port());
    }

    private NodeSet operand(String operand) {
        if (operand.startsWith("-")) {
            excluded.add(operand.substring(1));
            return NodeSet.EMPTY;
        }
        var address = HostAddress.parse(operand);
        var nodes = hosts(operand, address);
        nodes.forEach(name -> addresses.put(name, address));
        if (operand.startsWith("@")) {
            var source = operand.substring(1, Math.max(1, operand.indexOf(':')));
            nodes.forEach(name -> sources.put(name, source));
        }
        return nodes;
    }

    private NodeSet hosts(String operand, HostAddress address) {
        if (address.literal()) {
            return NodeSet.of(address.hosts());
        }
        try {
            return new NamesOrGroup(known.or(known.outside()), this::check).nodes(address.hosts());
        } catch (SyntaxError e) {
            throw e.within(operand, address.start());
        }
    }

    private NodeSet check(String hosts, NodeSet nodes) {
        if (hosts.isEmpty()) {
            throw error("no host here", hosts, "write one, as in pi@pi01:22");
        }
        boolean all = hosts.equals("all");
        if (nodes.isEmpty() || (all && known.all().isEmpty())) {
            throw error("nothing is known of " + hosts, hosts, "name the nodes, as in pi[01-04]");
        }
        nodes.stream().filter(name -> !HostAddress.isHostName(name)).findFirst().ifPresent(name -> {
            throw error("no host name: " + name, hosts, "separate nodes with commas, as in pi01,pi02");
        });
        return all ? known.all() : nodes;
    }

    private static SyntaxError error(String message, String hosts, String hint) {
        return new SyntaxError(message, hosts, 0, hosts.length(), hint);
    }
}
