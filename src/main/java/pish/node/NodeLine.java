package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.syntax.SyntaxError;

/**
 * A line of the cluster file that defines nodes: {@code NODES [ADDRESSES] [KEY=VALUE | FLAG | @GROUP]…}.
 *
 * @param names the word that names the nodes
 * @param addresses the word with their addresses, if there is one
 * @param nodes what the line defines, at least one
 * @param groups the groups it tags them with, without {@code @}
 * @param hub whether its one node is the hub
 */
record NodeLine(
        FileLine.Word names, Optional<FileLine.Word> addresses, List<Node> nodes, List<String> groups, boolean hub) {
    /** What lines say that say nothing. */
    static final Node NO_DEFAULTS = Node.of("");

    /** Reads the settings that follow the word {@code defaults}, on top of those so far. */
    static Node defaults(FileLine line, List<FileLine.Word> words, Node before) {
        var defaults = before;
        for (var word : words.subList(1, words.size())) {
            if (!word.text().contains("=")
                    || word.text().startsWith("@")
                    || word.text().startsWith("mac=")) {
                throw line.error(word.text() + " cannot be a default", word, "write it on the lines of its nodes");
            }
            defaults = NodeSetting.parse(line, word).apply(defaults);
        }
        return defaults;
    }

    /** Reads a line of at least one word. */
    static NodeLine parse(FileLine line, List<FileLine.Word> words, Node defaults) {
        var names = words.get(0);
        var addresses = Optional.<FileLine.Word>empty();
        var groups = new ArrayList<String>();
        var template = defaults;
        boolean hub = false;
        for (var word : words.subList(1, words.size())) {
            if (word.text().startsWith("@")) {
                groups.add(word.text().substring(1));
            } else if (word.text().equals("hub")) {
                hub = true;
            } else if (word.text().equals("disabled")) {
                template = template.withDisabled(true);
            } else if (word.text().contains("=")) {
                template = NodeSetting.parse(line, word).apply(template);
            } else if (word.equals(words.get(1))) {
                addresses = Optional.of(word);
            } else {
                throw NodeSetting.unknown(line, word, word.text());
            }
        }
        var nodes = nodes(line, names, addresses.orElse(names), template);
        if (nodes.size() > 1 && (hub || !template.mac().isEmpty())) {
            throw line.error("hub and mac belong to one node", names, "give that node a line of its own");
        }
        return new NodeLine(names, addresses, nodes, List.copyOf(groups), hub);
    }

    private static List<Node> nodes(FileLine line, FileLine.Word names, FileLine.Word addresses, Node template) {
        var all = expand(line, names);
        var at = expand(line, addresses);
        if (all.size() != at.size()) {
            var message = all.size() + " nodes but " + at.size() + " addresses";
            throw line.error(message, addresses, "give each node its address");
        }
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < all.size(); i++) {
            nodes.add(template.withName(all.get(i)).withAddress(at.get(i)));
        }
        return List.copyOf(nodes);
    }

    /** Returns the names of a node set without groups and wildcards. */
    static List<String> expand(FileLine line, FileLine.Word word) {
        NodeSet set;
        try {
            set = NodeSet.parse(word.text());
        } catch (SyntaxError e) {
            throw line.error(e, word.start());
        }
        boolean named = set.stream().allMatch(HostAddress::isHostName) && !Wildcard.isIn(word.text());
        if (set.isEmpty() || !named) {
            throw line.error("no host name: " + word.text(), word, "write names as in pi01 or pi[02-04]");
        }
        return set.names();
    }
}
