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
    private final Map<String, NodeSet> groups;
    private final GroupSource outside;
    private final NodeSet known;
    private final NodeSet all;

    private Cluster(Map<String, Node> nodes, Optional<String> hub, Map<String, NodeSet> groups, GroupSource outside) {
        this.outside = outside;
        this.nodes = nodes;
        this.hub = hub;
        this.groups = groups;
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
        return new Cluster(Collections.unmodifiableMap(byName), hub, Map.of(), GroupSource.NONE);
    }

    /** Returns the same nodes with these groups, whose names have no {@code @}, in place of the groups so far. */
    public Cluster withGroups(Map<String, NodeSet> groups) {
        return new Cluster(nodes, hub, Collections.unmodifiableMap(new LinkedHashMap<>(groups)), outside);
    }

    /** Returns this with one more group, or another meaning of one. */
    public Cluster withGroup(String name, NodeSet members) {
        var more = new LinkedHashMap<>(groups);
        more.put(name, members);
        return withGroups(more);
    }

    /** Returns this without a group. */
    public Cluster withoutGroup(String name) {
        var fewer = new LinkedHashMap<>(groups);
        fewer.remove(name);
        return withGroups(fewer);
    }

    /** Returns the same nodes with another hub, or with none; see {@link #of}. */
    public Cluster withHub(Optional<String> hub) {
        return of(nodes.values(), hub).withOutside(outside).withGroups(groups);
    }

    /** Returns the same nodes with groups that other programs keep, which are asked last and may be slow. */
    public Cluster withOutside(GroupSource outside) {
        return new Cluster(nodes, hub, groups, outside);
    }

    /** Returns the groups that other programs keep. */
    public GroupSource outside() {
        return outside;
    }

    /** Returns the cluster's groups and those that other programs keep: all but {@code @up}, {@code @failed} and the like. */
    public GroupSource lasting() {
        return or(outside);
    }

    /** Returns this with more nodes, which take the place of nodes of the same name. */
    Cluster with(Collection<Node> more) {
        var byName = new LinkedHashMap<>(nodes);
        more.forEach(node -> byName.put(node.name(), node));
        return new Cluster(Collections.unmodifiableMap(byName), hub, groups, outside);
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

    /** Returns a group of the cluster; also {@code hub} and {@code others}, all but the hub, once the hub is known. */
    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (!source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(groups.get(name)).or(() -> switch (name) {
            case "hub" -> hub.map(NodeSet::of);
            case "others" -> hub.map(node -> all.minus(NodeSet.of(node)));
            default -> Optional.empty();
        });
    }

    @Override
    public Collection<String> groups(String source) {
        if (!source.isEmpty()) {
            return List.of();
        }
        var names = new LinkedHashSet<>(groups.keySet());
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
        return new TargetCheck(this).resolve(target, or(dynamic).or(outside));
    }
}
