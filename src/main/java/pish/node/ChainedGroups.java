package pish.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.TreeSet;

/** Two sources of groups as one; of groups that both have, the first one's count. */
record ChainedGroups(GroupSource first, GroupSource next) implements GroupSource {
    @Override
    public Optional<NodeSet> group(String source, String name) {
        return first.group(source, name).or(() -> next.group(source, name));
    }

    @Override
    public Collection<String> groups(String source) {
        return joined(first.groups(source), next.groups(source));
    }

    @Override
    public Collection<String> groupsOf(String source, NodeSet nodes) {
        return joined(first.groupsOf(source, nodes), next.groupsOf(source, nodes));
    }

    private static Collection<String> joined(Collection<String> some, Collection<String> more) {
        var names = new LinkedHashSet<>(some);
        names.addAll(more);
        return new ArrayList<>(names);
    }

    @Override
    public boolean hasSource(String name) {
        return first.hasSource(name) || next.hasSource(name);
    }

    @Override
    public Optional<String> defaultSource() {
        return first.defaultSource().or(next::defaultSource);
    }

    @Override
    public Optional<Node> node(String source, String name) {
        return first.node(source, name).or(() -> next.node(source, name));
    }

    @Override
    public Collection<String> sources() {
        var names = new TreeSet<>(first.sources());
        names.addAll(next.sources());
        return names;
    }

    @Override
    public NodeSet all() {
        return first.all().isEmpty() ? next.all() : first.all();
    }
}
