package pish.groups;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Groups that stand in a file; the one called {@code all} is every node. */
record WrittenGroups(Map<String, String> expressions) implements NamedSource {
    @Override
    public Optional<String> group(String name) {
        return Optional.ofNullable(expressions.get(name));
    }

    @Override
    public Optional<String> all() {
        return group("all");
    }

    @Override
    public Collection<String> groups() {
        return expressions.keySet();
    }
}
