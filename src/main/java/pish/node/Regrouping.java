package pish.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says node sets by the groups that they consist of: {@code @rack1,pi03}. */
public final class Regrouping {
    private static final Comparator<Group> LARGEST_FIRST =
            Comparator.<Group>comparingInt(group -> -group.nodes().size()).thenComparing(Group::name);

    private final GroupSource source;
    private final String name;
    private final String prefix;

    private record Group(String name, NodeSet nodes) {}

    /**
     * Takes the groups of a source.
     *
     * @param name the source's name, or the empty string for the default source
     * @param prefix what stands before a group's name, for example {@code @slurm:}
     */
    public Regrouping(GroupSource source, String name, String prefix) {
        this.source = source;
        this.name = name;
        this.prefix = prefix;
    }

    private List<Group> groups(NodeSet set) {
        var groups = new ArrayList<Group>();
        for (var group : source.groupsOf(name, set)) {
            source.group(name, group)
                    .filter(nodes -> !nodes.isEmpty())
                    .ifPresent(nodes -> groups.add(new Group(group, nodes)));
        }
        groups.sort(LARGEST_FIRST);
        return groups;
    }

    /** Returns the set in words: the largest groups that lie in it first, no node twice, then the nodes that are left. */
    public String text(NodeSet set, Folding folding) {
        var rest = set;
        var names = new ArrayList<String>();
        for (var group : groups(set)) {
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
