package pish.node;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.syntax.SyntaxError;

/** The nodes there are, by name, with their groups. Immutable. */
public final class Cluster implements GroupSource {
    /** No nodes. */
    public static final Cluster EMPTY = of(List.of(), Optional.empty());

    private final Map<String, Node> nodes;
    private final Optional<String> hub;
    private final Surroundings around;
    private final NodeSet known;
    private final NodeSet all;

    /** What there is beside the nodes themselves. */
    private record Surroundings(
            ClusterGroups groups,
            GroupSource outside,
            NodeSet leftOut,
            Map<String, NodeSet> aliases,
            Optional<SyntaxError> lack) {
        static final Surroundings NONE =
                new Surroundings(ClusterGroups.NONE, GroupSource.NONE, NodeSet.EMPTY, Map.of(), Optional.empty());

        Surroundings withGroups(ClusterGroups other) {
            return new Surroundings(other, outside, leftOut, aliases, lack);
        }

        Surroundings withOutside(GroupSource other) {
            return new Surroundings(groups, other, leftOut, aliases, lack);
        }
    }

    private Cluster(Map<String, Node> nodes, Optional<String> hub, Surroundings around) {
        this.nodes = nodes;
        this.hub = hub;
        this.around = around;
        this.known = NodeSet.of(nodes.keySet());
        this.all = NodeSet.of(nodes.values().stream()
                .filter(node -> !node.disabled())
                .map(Node::name)
                .toList());
    }

    /**
     * Makes a cluster.
     *
     * @param nodes the nodes, whose order is kept
     * @param hub the name of the node that pish runs on, if it runs on one
     * @throws IllegalArgumentException if two nodes have one name, or the hub is none of them
     */
    public static Cluster of(Collection<Node> nodes, Optional<String> hub) {
        var byName = new LinkedHashMap<String, Node>();
        for (var node : nodes) {
            if (byName.put(node.name(), node) != null) {
                throw new IllegalArgumentException("two nodes named " + node.name());
            }
        }
        hub.filter(name -> !byName.containsKey(name)).ifPresent(name -> {
            throw new IllegalArgumentException("hub " + name + " is no node");
        });
        return new Cluster(Collections.unmodifiableMap(byName), hub, Surroundings.NONE);
    }

    private Cluster with(Surroundings surroundings) {
        return new Cluster(nodes, hub, surroundings);
    }

    /** Returns the same nodes with these groups, whose names have no {@code @}, in place of the groups so far. */
    public Cluster withGroups(Map<String, NodeSet> groups) {
        return withGroups(ClusterGroups.of(groups));
    }

    Cluster withGroups(ClusterGroups groups) {
        return with(around.withGroups(groups));
    }

    /** Returns this with one more group, or another meaning of one. */
    public Cluster withGroup(String name, NodeSet members) {
        return withGroups(around.groups.with(name, members));
    }

    /** Returns this without a group. */
    public Cluster withoutGroup(String name) {
        return withGroups(around.groups.without(name));
    }

    /** Returns the same nodes with groups that other programs keep, which are asked last and may be slow. */
    public Cluster withOutside(GroupSource outside) {
        return with(around.withOutside(outside));
    }

    /** Returns this, which has no nodes, with the reason for that: said to whoever wants some. */
    public Cluster lacking(SyntaxError lack) {
        return with(new Surroundings(around.groups, around.outside, around.leftOut, around.aliases, Optional.of(lack)));
    }

    /**
     * Returns some nodes of this, and maybe others, as all there are; groups mean those of their nodes that are among
     * them. Nodes of this that are left out may be in groups, and may not be named.
     */
    public Cluster only(Collection<Node> some) {
        var left = of(
                some,
                hub.filter(name -> some.stream().anyMatch(node -> node.name().equals(name))));
        var leftOut = around.leftOut.union(known).minus(left.known);
        return left.with(new Surroundings(around.groups, around.outside, leftOut, Map.of(), Optional.empty()));
    }

    /**
     * Returns this with further names for nodes, under which targets may name them; where several nodes have one, it names
     * none of them.
     *
     * @param aliases nodes by the further name, which is that of no node
     */
    public Cluster withAliases(Map<String, NodeSet> aliases) {
        return with(new Surroundings(around.groups, around.outside, around.leftOut, Map.copyOf(aliases), around.lack));
    }

    /** Returns the nodes that have a further name; see {@link #withAliases}. */
    public NodeSet alias(String name) {
        return around.aliases.getOrDefault(name, NodeSet.EMPTY);
    }

    /** Returns the groups that other programs keep. */
    public GroupSource outside() {
        return around.outside;
    }

    /** Returns the cluster's groups and those that other programs keep: all but {@code @up}, {@code @failed} and the like. */
    public GroupSource lasting() {
        return or(around.outside);
    }

    /** Returns why there are no nodes, where that is a fault. */
    public Optional<SyntaxError> lack() {
        return around.lack;
    }

    /** Returns the names of nodes there are, but not to work with now; see {@link #only}. */
    NodeSet leftOut() {
        return around.leftOut;
    }

    /** Returns this with more nodes, which take the place of nodes of the same name. */
    Cluster with(Collection<Node> more) {
        var byName = new LinkedHashMap<>(nodes);
        more.forEach(node -> byName.put(node.name(), node));
        return new Cluster(Collections.unmodifiableMap(byName), hub, around);
    }

    /** Returns all nodes, disabled ones too, in the order they were given. */
    public Collection<Node> nodes() {
        return nodes.values();
    }

    /** Returns a node by its name. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** Returns the name of the node that pish runs on, if it runs on one. */
    public Optional<String> hub() {
        return hub;
    }

    /** Returns the names of all nodes, disabled ones too. */
    public NodeSet known() {
        return known;
    }

    /** Returns every enabled node: what {@code all} means. */
    @Override
    public NodeSet all() {
        return all;
    }

    /**
     * Returns a group of the cluster; also {@code hub} and {@code others}, all but the hub, once the hub is known.
     *
     * @throws SyntaxError if the group names one of another program, and that fails
     */
    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (!source.isEmpty()) {
            return Optional.empty();
        }
        return around.groups.get(name, around.outside).map(this::here).or(() -> switch (name) {
            case "hub" -> hub.map(NodeSet::of);
            case "others" -> hub.map(node -> all.minus(NodeSet.of(node)));
            default -> Optional.empty();
        });
    }

    /** Returns those of some nodes that have not been left out. */
    NodeSet here(NodeSet some) {
        return around.leftOut.isEmpty() ? some : some.minus(around.leftOut);
    }

    @Override
    public Collection<String> groups(String source) {
        if (!source.isEmpty()) {
            return List.of();
        }
        var names = new LinkedHashSet<>(around.groups.names());
        if (hub.isPresent()) {
            names.addAll(List.of("hub", "others"));
        }
        return names;
    }

    /**
     * Returns the nodes that a target means: {@code all}, node sets, wildcards and groups, joined by operators. Disabled
     * nodes take part where they are named or in a group.
     *
     * @param target the target as it was typed
     * @param dynamic knows the groups that the cluster does not: {@code @up}, {@code @failed}…
     * @return possibly no nodes, where a group is empty or operators leave none
     * @throws SyntaxError if the target is blank, or a node or group is unknown, also where it would only be subtracted
     */
    public NodeSet resolve(String target, GroupSource dynamic) {
        return new TargetCheck(this).resolve(target, or(dynamic).or(around.outside));
    }

    /**
     * Returns what to take away from the nodes for a target, which may name nodes that are left out, and groups with nodes
     * that there are not.
     *
     * @throws SyntaxError if the target is blank, or a node or group is unknown: that would take away less than meant
     */
    NodeSet resolveToExclude(String target) {
        return new TargetCheck(this).toExclude(target, lasting());
    }
}
