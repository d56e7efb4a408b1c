package pish.node;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The groups of a cluster, by names without {@code @}. Immutable.
 *
 * @param known those whose nodes are known
 * @param asked those that name groups of other programs, and are worked out anew each time: what these say may change
 */
record ClusterGroups(Map<String, NodeSet> known, Map<String, Function<GroupSource, NodeSet>> asked) {
    static final ClusterGroups NONE = of(Map.of());

    ClusterGroups {
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    static ClusterGroups of(Map<String, NodeSet> groups) {
        return new ClusterGroups(groups, Map.of());
    }

    /** Returns this with one more group, or another meaning of one. */
    ClusterGroups with(String name, NodeSet nodes) {
        var without = without(name);
        var more = new LinkedHashMap<>(without.known);
        more.put(name, nodes);
        return new ClusterGroups(more, without.asked);
    }

    ClusterGroups without(String name) {
        var fewer = new LinkedHashMap<>(known);
        fewer.remove(name);
        var fewerAsked = new LinkedHashMap<>(asked);
        fewerAsked.remove(name);
        return new ClusterGroups(fewer, fewerAsked);
    }

    Collection<String> names() {
        var names = new TreeSet<>(known.keySet());
        names.addAll(asked.keySet());
        return names;
    }

    /**
     * Returns the nodes of a group, or empty where there is none of that name.
     *
     * @param outside the groups of other programs
     */
    Optional<NodeSet> get(String name, GroupSource outside) {
        var ask = asked.get(name);
        return ask == null ? Optional.ofNullable(known.get(name)) : Optional.of(ask.apply(outside));
    }
}
