package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
            var source = known(name.substring(1));
            return NodeSet.of(groups.groups(source));
        }
        int colon = name.indexOf(':');
        var source = known(colon < 0 ? "" : name.substring(0, colon));
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

    /** Returns a source's name if there is such a source; without a name it is the default. */
    private String known(String source) {
        if (source.isEmpty() || groups.hasSource(source)) {
            return source;
        }
        var sources = new TreeSet<>(groups.sources());
        var hint = Nearest.nearest(source, sources)
                .map(nearest -> "did you mean @" + nearest + ":?")
                .orElse(sources.isEmpty() ? "no group sources are set up" : "known: " + String.join(" ", sources));
        throw new SyntaxError("unknown group source " + source, operand, 0, operand.length(), hint);
    }

    private SyntaxError unknown(String source, String group) {
        var prefix = source.isEmpty() ? "@" : "@" + source + ":";
        return new SyntaxError(
                "unknown group " + prefix + group, operand, 0, operand.length(), hint(prefix, source, group));
    }

    private String hint(String prefix, String source, String group) {
        var names = new ArrayList<>(new TreeSet<>(groups.groups(source)));
        var nearest = Nearest.nearest(group, names);
        if (nearest.isPresent()) {
            return "did you mean " + prefix + nearest.get() + "?";
        }
        if (names.isEmpty()) {
            return source.isEmpty() ? "there are no groups yet" : "the source " + source + " tells no groups";
        }
        List<String> first = names.subList(0, Math.min(8, names.size()));
        return "known: "
                + String.join(" ", first.stream().map(name -> prefix + name).toList())
                + (names.size() > first.size() ? " and more" : "");
    }
}
