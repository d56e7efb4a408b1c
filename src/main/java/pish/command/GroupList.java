package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import pish.node.GroupSource;
import pish.node.NodeSet;

/**
 * The lines of {@code nodeset -l}: groups, with -ll their nodes, with -lll how many.
 *
 * @param source whose groups to list; the empty string for the default source
 * @param prefix what stands before each name
 * @param level how often l or L was given
 * @param only the nodes whose groups to list; empty for all groups
 */
record GroupList(GroupSource groups, String source, String prefix, int level, Optional<NodeSet> only) {
    /** Returns what stands before the names of a source's groups: its own name too, unless {@code -G} hides that. */
    static String prefix(String source, CommandLine options) {
        return source.isEmpty() || options.hasOption("G") ? "@" : "@" + source + ":";
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var names = only.isPresent() ? groups.groupsOf(source, only.get()) : groups.groups(source);
        for (var name : new TreeSet<>(names)) {
            groups.group(source, name)
                    .flatMap(nodes -> line(prefix + name, nodes))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> line(String group, NodeSet nodes) {
        var shown = only.map(nodes::intersect).orElse(nodes);
        if (only.isPresent() && shown.isEmpty()) {
            return Optional.empty();
        }
        var line = new StringBuilder(group);
        if (level >= 2) {
            line.append(' ').append(shown);
        }
        if (level >= 3) {
            line.append(' ').append(shown.size());
            only.ifPresent(filter -> line.append('/').append(nodes.size()));
        }
        return Optional.of(line.toString());
    }
}
