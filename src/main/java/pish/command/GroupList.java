package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import pish.node.GroupSource;
import pish.node.NodeSet;

/**
 * The lines of {@code nodeset -l}: groups, with -ll their nodes, with -lll how many.
 *
 * @param source whose groups to list; the empty string for the default source
 * @param level how often l or L was given
 * @param only the nodes whose groups to list; empty for all groups
 */
record GroupList(GroupSource groups, String source, int level, Optional<NodeSet> only) {
    List<String> lines() {
        var lines = new ArrayList<String>();
        var prefix = source.isEmpty() ? "@" : "@" + source + ":";
        for (var name : new TreeSet<>(groups.groups(source))) {
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
