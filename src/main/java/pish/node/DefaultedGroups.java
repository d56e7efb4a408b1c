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
    public Collection<String> groupsOf(String source, NodeSet nodes) {
        return groups.groupsOf(source(source), nodes);
    }

    @Override
    public Optional<String> defaultSource() {
        return Optional.of(name);
    }

    @Override
    public Optional<Node> node(String source, String node) {
        return groups.node(source(source), node);
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
