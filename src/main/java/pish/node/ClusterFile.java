package pish.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.syntax.SyntaxError;

/**
 * Reads pish's own file of nodes and groups, line by line:
 *
 * <pre>
 * # four boards on the shelf
 * defaults  user=pi
 * pi01       192.168.1.101        hub slots=4 mac=dc:a6:32:01:02:03
 * pi[02-04]  192.168.1.[102-104]  slots=4 &#64;workers
 * &#64;rack1 = pi[01-02]
 * </pre>
 *
 * <p>{@code defaults} holds for the lines below it. Keys are {@code user port slots mac key jump}, flags {@code hub disabled}. A group is what lines tag with it
 * and what its definition says; definitions may use each other in any order.
 */
public final class ClusterFile {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> tagged = new LinkedHashMap<>();
    private final Map<String, FileLine> definitions = new LinkedHashMap<>();
    private final Map<List<Object>, String> addresses = new HashMap<>();
    private Optional<String> hub = Optional.empty();
    private Node defaults = NodeLine.NO_DEFAULTS;

    private ClusterFile() {}

    /**
     * Reads a file.
     *
     * @throws SyntaxError if a line cannot be understood, or the file is refused, see {@link #refusal}
     * @throws IOException if it cannot be read
     */
    public static Cluster read(Path file) throws IOException {
        var refusal = refusal(file);
        if (refusal.isPresent()) {
            throw new SyntaxError(
                    refusal.get(), file.toString(), 0, file.toString().length());
        }
        return ClusterText.of(file.toString(), Files.readAllBytes(file)).cluster();
    }

    /**
     * Returns why a file must not be read, in one clause that says how to mend it: it belongs to neither this user nor
     * root, or others may write it. Empty where nothing is wrong.
     */
    public static Optional<String> refusal(Path file) throws IOException {
        return FileCheck.refusal(file);
    }

    /**
     * Reads lines.
     *
     * @param file the name for messages
     * @throws SyntaxError whose message begins with file and number of the line, which is its source
     */
    public static Cluster parse(String file, List<String> lines) {
        var reader = new ClusterFile();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(new FileLine(file, i + 1, lines.get(i)));
        }
        return reader.cluster();
    }

    private void line(FileLine line) {
        var words = line.words();
        if (words.isEmpty()) {
            return;
        }
        var first = words.get(0);
        if (first.text().startsWith("@")) {
            define(line, words);
        } else if (first.text().equals("defaults")) {
            defaults = NodeLine.defaults(line, words, defaults);
        } else {
            addNodes(line, NodeLine.parse(line, words, defaults));
        }
    }

    private void define(FileLine line, List<FileLine.Word> words) {
        var name = words.get(0);
        if (words.size() < 3 || !words.get(1).text().equals("=")) {
            throw line.error("a group needs nodes", name, "write " + name.text() + " = pi[01-02]");
        }
        if (!name.text().matches("@[^@,!&^*?\\[\\]:=]+")) {
            throw line.error("bad name of a group " + name.text(), name, "use letters, digits, - and _");
        }
        if (definitions.putIfAbsent(name.text().substring(1), line) != null) {
            throw line.error("group " + name.text() + " is defined twice", name, "join both with a comma");
        }
    }

    private void addNodes(FileLine line, NodeLine parsed) {
        for (var node : parsed.nodes()) {
            if (nodes.put(node.name(), node) != null) {
                var hint = "remove one of its lines";
                throw line.error("node " + node.name() + " is defined twice", parsed.names(), hint);
            }
            checkAddress(line, parsed, node);
            if (parsed.hub() && hub.isPresent()) {
                throw line.error("a second hub: " + hub.get() + " is one already", parsed.names(), "keep one hub");
            }
            if (parsed.hub()) {
                hub = Optional.of(node.name());
            }
            for (var group : parsed.groups()) {
                tagged.computeIfAbsent(group, unseen -> new ArrayList<>()).add(node.name());
            }
        }
    }

    /** One machine under two names would do everything twice; behind another port or jump host it is another machine. */
    private void checkAddress(FileLine line, NodeLine parsed, Node node) {
        var other = addresses.put(List.of(node.address(), node.effectivePort(), node.jump()), node.name());
        if (other != null) {
            var message = node.name() + " has the address of " + other + ": " + node.address();
            throw line.error(message, parsed.addresses().orElse(parsed.names()), "give each node its own address");
        }
    }

    private Cluster cluster() {
        var cluster = Cluster.of(nodes.values(), hub);
        return cluster.withGroups(new GroupDefinitions(cluster, tagged, definitions).resolve());
    }
}
