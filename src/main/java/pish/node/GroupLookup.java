package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;

/** Looks up the groups that one operand names: {@code @workers}, {@code @slurm:idle}, {@code @*}, {@code @@}. */
final class GroupLookup {
    private final String operand;
    private final GroupSource groups;

    GroupLookup(String operand, GroupSource groups) {
        this.operand = operand;
        this.groups = groups;
    }

    /**
     * Returns the nodes of a group, or for {@code @@} and {@code @@source} the names of all groups.
     *
     * @param reference the group as it is written, beginning with {@code @}
     */
    NodeSet nodes(String reference) {
        var name = reference.substring(1);
        if (name.startsWith("@")) {
            return NodeSet.of(groups.groups(name.substring(1)));
        }
        int colon = name.indexOf(':');
        var source = colon < 0 ? "" : name.substring(0, colon);
        var group = name.substring(colon + 1);
        var found = group.equals("*") ? all(source) : groups.group(source, group);
        return found.orElseThrow(() -> unknown(source, group));
    }

    /** Returns all nodes of a source: those it names so, else those of all its groups. */
    private Optional<NodeSet> all(String source) {
        if (source.isEmpty()) {
            return Optional.of(groups.all());
        }
        var named = groups.group(source, "*");
        var names = groups.groups(source);
        if (named.isPresent() || names.isEmpty()) {
            return named;
        }
        return Optional.of(NodeSet.unionOf(names.stream()
                .flatMap(name -> groups.group(source, name).stream())
                .toList()));
    }

    private SyntaxError unknown(String source, String group) {
        var prefix = source.isEmpty() ? "@" : "@" + source + ":";
        return new SyntaxError(
                "unknown group " + prefix + group, operand, 0, operand.length(), hint(prefix, source, group));
    }

    private String hint(String prefix, String source, String group) {
        var names = new ArrayList<>(groups.groups(source));
        var nearest = Nearest.nearest(group, names);
        if (nearest.isPresent()) {
            return "did you mean " + prefix + nearest.get() + "?";
        }
        if (names.isEmpty()) {
            return source.isEmpty() ? "there are no groups yet" : "there is no group source " + source;
        }
        List<String> first = names.subList(0, Math.min(8, names.size()));
        return "known: "
                + String.join(" ", first.stream().map(name -> prefix + name).toList())
                + (names.size() > first.size() ? " and more" : "");
    }
}
