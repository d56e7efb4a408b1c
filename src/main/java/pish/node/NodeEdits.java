package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pish.syntax.SyntaxError;
import pish.syntax.Word;

/** Edits of the lines that define nodes. One that is about some nodes of a line splits it. */
final class NodeEdits {
    private static final String DISABLED = "disabled";

    private final ClusterText text;

    NodeEdits(ClusterText text) {
        this.text = text;
    }

    ClusterText add(String raw, List<Word> words) {
        var typed = new FileLine("", 0, raw);
        var parts = words.stream()
                .map(word -> new FileLine.Word(word.text(), word.start()))
                .toList();
        for (var word : words) {
            if (!word.text().matches("[^\\s#\\uFEFF]\\S*")) {
                throw new SyntaxError(
                        "not for a cluster file: " + word.text(),
                        raw,
                        word.start(),
                        word.end(),
                        "leave out quoted blanks");
            }
        }
        if (words.get(0).text().startsWith("@") || words.get(0).text().equals("defaults")) {
            throw typed.error("no host name: " + parts.get(0).text(), parts.get(0), "write add pi05 192.168.1.105");
        }
        var parsed = NodeLine.parse(typed, parts, NodeLine.NO_DEFAULTS);
        var known = text.cluster();
        for (var node : parsed.nodes()) {
            if (known.node(node.name()).isPresent()) {
                throw typed.error(
                        "there is a node " + node.name() + " already",
                        parts.get(0),
                        "name new nodes, or remove it first");
            }
        }
        return insert(parts);
    }

    /** Puts a line below the last one of nodes, with the addresses in the same column. */
    private ClusterText insert(List<FileLine.Word> parts) {
        int index = 0;
        int column = 0;
        for (var line : text.fileLines()) {
            var there = line.words();
            if (!there.isEmpty() && !there.get(0).text().startsWith("@")) {
                index = line.number();
                column = there.size() > 1 && definesNodes(line)
                        ? there.get(1).start() - there.get(0).start()
                        : column;
            }
        }
        var others =
                parts.subList(1, parts.size()).stream().map(FileLine.Word::text).collect(Collectors.joining(" "));
        var first = parts.get(0).text();
        var gap = " ".repeat(Math.max(first.length() + 1, column) - first.length());
        return text.insert(index == 0 ? text.fileLines().size() : index, (first + gap + others).stripTrailing());
    }

    ClusterText remove(NodeSet nodes) {
        return change(nodes, line -> true, line -> Optional.empty());
    }

    ClusterText disable(NodeSet nodes, boolean disabled) {
        if (disabled) {
            return change(nodes, line -> flag(line).isEmpty(), line -> Optional.of(LineEdit.append(line, DISABLED)));
        }
        return change(
                nodes,
                line -> flag(line).isPresent(),
                line -> Optional.of(LineEdit.without(line.text(), flag(line).orElseThrow())));
    }

    ClusterText move(Map<String, String> addresses) {
        ClusterText moved = text;
        for (Map.Entry<String, String> node : addresses.entrySet()) {
            NodeEdits edits = new NodeEdits(moved);
            moved = edits.change(
                    NodeSet.of(node.getKey()), line -> true, line -> Optional.of(moved(line, node.getValue())));
        }
        return moved;
    }

    /** Returns the line of one node with another address, which may be the first that it has beside its name. */
    private static String moved(FileLine line, String address) {
        var parsed = NodeLine.parse(line, line.words(), NodeLine.NO_DEFAULTS);
        return parsed.addresses()
                .map(word -> LineEdit.replace(line.text(), word, address))
                .orElseGet(() -> LineEdit.replace(
                        line.text(), parsed.names(), parsed.names().text() + " " + address));
    }

    private static Optional<FileLine.Word> flag(FileLine line) {
        return line.words().stream()
                .skip(1)
                .filter(word -> word.text().equals(DISABLED))
                .findFirst();
    }

    /**
     * Changes lines, or the parts of lines, that define some nodes.
     *
     * @param concerned tells lines that are to be changed at all
     * @param change returns the changed line, or nothing where it is to go
     */
    private ClusterText change(
            NodeSet nodes, Predicate<FileLine> concerned, Function<FileLine, Optional<String>> change) {
        return text.with(line -> {
            if (!definesNodes(line) || !concerned.test(line)) {
                return List.of(line.text());
            }
            var parsed = NodeLine.parse(line, line.words(), NodeLine.NO_DEFAULTS);
            var hit = parsed.nodes().stream()
                    .filter(node -> nodes.contains(node.name()))
                    .toList();
            if (hit.isEmpty()) {
                return List.of(line.text());
            }
            if (hit.size() == parsed.nodes().size()) {
                return change.apply(line).stream().toList();
            }
            return split(line, parsed, hit, change);
        });
    }

    private static List<String> split(
            FileLine line, NodeLine parsed, List<Node> hit, Function<FileLine, Optional<String>> change) {
        var rest = new ArrayList<>(parsed.nodes());
        rest.removeAll(hit);
        var kept = part(line, parsed, rest);
        var changed = part(line, parsed, hit).stream()
                .flatMap(part -> change.apply(new FileLine(line.file(), line.number(), part)).stream())
                .toList();
        boolean keptFirst = rest.contains(parsed.nodes().get(0));
        var result = new ArrayList<>(keptFirst ? kept : changed);
        result.addAll(keptFirst ? changed : kept);
        return result;
    }

    /** Returns the line for some of its nodes: one line, or one each where folded names and addresses would not meet. */
    private static List<String> part(FileLine line, NodeLine parsed, List<Node> nodes) {
        var names = nodes.stream().map(Node::name).toList();
        var addresses = nodes.stream().map(Node::address).toList();
        var together = part(
                line,
                parsed,
                NodeSet.of(names).toString(),
                NodeSet.of(addresses).toString());
        if (folds(names) && (parsed.addresses().isEmpty() || folds(addresses))) {
            return List.of(together);
        }
        return nodes.stream()
                .map(node -> part(line, parsed, node.name(), node.address()))
                .toList();
    }

    private static boolean folds(List<String> names) {
        return NodeSet.parse(NodeSet.of(names).toString()).names().equals(names);
    }

    private static String part(FileLine line, NodeLine parsed, String names, String addresses) {
        // the later word first, so that the earlier one stays where it was
        var at = parsed.addresses()
                .map(word -> LineEdit.replace(line.text(), word, addresses))
                .orElse(line.text());
        return LineEdit.replace(at, parsed.names(), names);
    }

    static boolean definesNodes(FileLine line) {
        var words = line.words();
        return !words.isEmpty()
                && !words.get(0).text().startsWith("@")
                && !words.get(0).text().equals("defaults");
    }
}
