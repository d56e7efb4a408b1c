package pish.node;

import java.util.Collection;
import java.util.Optional;

/** Groups among which those without a source are looked up in one that has a name. */
record DefaultedGroups(GroupSource groups, String name) implements GroupSource {
    private String source(String source) {
        return source.isEmpty() ? name : source;
    }

    @Override
    public Optional<NodeSet> group(String source, String group) {
        return groups.group(source(source), group);
    }

    @Override
    public Collection<String> groups(String source) {
        return groups.groups(source(source));
    }

    @Override
    public Collection<String> sources() {
        return groups.sources();
    }

    @Override
    public NodeSet all() {
        return new GroupLookup("@*", groups).nodes("@" + name + ":*");
    }
}
