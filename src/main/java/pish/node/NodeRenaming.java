package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.syntax.SyntaxError;

/** Gives nodes of a cluster file other names, all at once: two may change theirs for each other's. */
final class NodeRenaming {
    private static final String OUTSIDE_BRACKETS = "(?![^\\[]*\\])";

    private final ClusterText text;
    private final Cluster before;
    private final Map<String, String> names;
    private final Map<String, String> addresses;

    /**
     * Takes the names.
     *
     * @param names new ones by old ones
     * @param addresses by old names, for nodes whose name has been their address
     */
    NodeRenaming(ClusterText text, Map<String, String> names, Map<String, String> addresses) {
        this.text = text;
        this.before = text.cluster();
        this.names = names;
        this.addresses = addresses;
    }

    /**
     * Renames in lines of nodes and in definitions of groups.
     *
     * @throws SyntaxError if a definition cannot follow, or two nodes would have one name
     */
    ClusterText renamed() {
        ClusterText edited = text.with(line ->
                NodeEdits.definesNodes(line) ? nodes(line) : List.of(definesGroup(line) ? group(line) : line.text()));
        edited.cluster();
        return edited;
    }

    private String name(String old) {
        return names.getOrDefault(old, old);
    }

    private List<String> nodes(FileLine line) {
        NodeLine parsed = NodeLine.parse(line, line.words(), NodeLine.NO_DEFAULTS);
        List<String> old = parsed.nodes().stream().map(Node::name).toList();
        List<String> fresh = old.stream().map(this::name).toList();
        if (fresh.equals(old)) {
            return List.of(line.text());
        }
        String folded = NodeSet.of(fresh).toString();
        if (parsed.addresses().isPresent() && NodeSet.parse(folded).names().equals(fresh)) {
            return List.of(LineEdit.replace(line.text(), parsed.names(), folded));
        }
        List<String> lines = new ArrayList<>();
        for (Node node : parsed.nodes()) {
            lines.add(line(line, parsed, node));
        }
        return lines;
    }

    /** Returns the line of one node. The later word is replaced first, so that the earlier one stays where it was. */
    private String line(FileLine line, NodeLine parsed, Node node) {
        if (parsed.addresses().isPresent()) {
            String at = LineEdit.replace(line.text(), parsed.addresses().get(), node.address());
            return LineEdit.replace(at, parsed.names(), name(node.name()));
        }
        boolean renamed = !name(node.name()).equals(node.name());
        String address = renamed ? " " + addresses.getOrDefault(node.name(), node.address()) : "";
        return LineEdit.replace(line.text(), parsed.names(), name(node.name()) + address);
    }

    private static boolean definesGroup(FileLine line) {
        return line.words().size() > 2 && line.words().get(0).text().startsWith("@");
    }

    /** Returns a definition, with the nodes in place of what means them unless it does so by groups alone. */
    private String group(FileLine line) {
        String body = GroupEdits.body(line);
        String named = Stream.of(body.split("[,!&^]" + OUTSIDE_BRACKETS, -1))
                .map(String::strip)
                .filter(operand -> !operand.startsWith("@"))
                .collect(Collectors.joining(","));
        if (named.isEmpty() || GroupEdits.members(line, named, before).stream().noneMatch(names::containsKey)) {
            return line.text();
        }
        NodeSet members = NodeSet.of(
                GroupEdits.members(line, body, before).stream().map(this::name).toList());
        return GroupEdits.withBody(line, members.toString());
    }
}
