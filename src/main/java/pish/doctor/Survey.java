package pish.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import pish.node.NodeSet;

/**
 * What all nodes have told.
 *
 * @param nodes by their names, those that have answered
 * @param names which names each was asked about
 * @param here what this machine says of these names, unless it is one of the nodes
 */
public record Survey(Map<String, NodeFacts> nodes, NodeSet names, Optional<NodeFacts> here) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,64}");

    /** Takes what nodes have told, of whom this machine is one. */
    public Survey(Map<String, NodeFacts> nodes, NodeSet names) {
        this(nodes, names, Optional.empty());
    }

    /** Returns the nodes that have answered. */
    public NodeSet answered() {
        return NodeSet.of(nodes.keySet());
    }

    /** Returns whether the nodes are those of a demo, which are this machine. */
    public boolean isDemo() {
        return nodes.values().stream().anyMatch(facts -> facts.has("demo"));
    }

    /** Returns the nodes of which something is so. */
    NodeSet where(Predicate<NodeFacts> so) {
        return NodeSet.of(nodes.entrySet().stream()
                .filter(entry -> so.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Returns nodes by something that they have, those left out that have it not; the most frequent first. */
    <T> Map<T, NodeSet> by(Function<NodeFacts, Optional<T>> what) {
        Map<T, NodeSet> groups = new LinkedHashMap<>();
        nodes.forEach((name, facts) ->
                what.apply(facts).ifPresent(value -> groups.merge(value, NodeSet.of(name), NodeSet::union)));
        Map<T, NodeSet> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getValue().size(), a.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Returns the addresses at which nodes are connected, by their names. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        nodes.forEach((name, facts) -> connection(facts, 1).ifPresent(address -> addresses.put(name, address)));
        return addresses;
    }

    /** Returns the address from which a node is connected. */
    public Optional<String> here(String node) {
        return connection(nodes.get(node), 0);
    }

    private static Optional<String> connection(NodeFacts facts, int word) {
        return facts.one("at")
                .map(text -> text.split(" ", -1))
                .filter(words -> words.length == 2 && isAddress(words[word]))
                .map(words -> words[word]);
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches() && (text.contains(".") || text.contains(":"));
    }
}
