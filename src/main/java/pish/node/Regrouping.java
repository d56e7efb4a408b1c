package pish.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says node sets by the groups that they consist of: {@code @rack1,pi03}. */
public final class Regrouping {
    private static final Comparator<Group> LARGEST_FIRST =
            Comparator.<Group>comparingInt(group -> -group.nodes().size()).thenComparing(Group::name);

    private final List<Group> groups = new ArrayList<>();
    private final String prefix;

    private record Group(String name, NodeSet nodes) {}

    /**
     * Takes the groups of a source.
     *
     * @param source its name, or the empty string for the default source
     */
    public Regrouping(GroupSource source, String name) {
        prefix = name.isEmpty() ? "@" : "@" + name + ":";
        for (var group : source.groups(name)) {
            source.group(name, group)
                    .filter(nodes -> !nodes.isEmpty())
                    .ifPresent(nodes -> groups.add(new Group(group, nodes)));
        }
        groups.sort(LARGEST_FIRST);
    }

    /** Returns the set in words: the largest groups that lie in it first, no node twice, then the nodes that are left. */
    public String text(NodeSet set, Folding folding) {
        var rest = set;
        var names = new ArrayList<String>();
        for (var group : groups) {
            if (group.nodes().minus(rest).isEmpty()) {
                names.add(prefix + group.name());
                rest = rest.minus(group.nodes());
            }
        }
        var words = new ArrayList<String>();
        if (!names.isEmpty()) {
            words.add(NodeSet.of(names).toString());
        }
        if (!rest.isEmpty()) {
            words.add(folding.text(rest));
        }
        return String.join(",", words);
    }
}
