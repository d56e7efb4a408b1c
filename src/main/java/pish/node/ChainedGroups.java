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
        var names = new LinkedHashSet<>(first.groups(source));
        names.addAll(next.groups(source));
        return new ArrayList<>(names);
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
