package pish.exec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.node.NodeSet;

/** Collects what is to be said of nodes, and says the same of several in one line. */
final class Notices {
    private final Map<String, List<String>> nodes = new LinkedHashMap<>();

    /** Adds a text about a node. */
    void add(String node, String text) {
        nodes.computeIfAbsent(text, unsaid -> new ArrayList<>()).add(node);
    }

    /** Says all of it, what is true of most nodes first, and forgets it. */
    void tell(EventHandler handler) {
        Map<NodeSet, String> texts = new LinkedHashMap<>();
        nodes.forEach((text, about) -> texts.put(NodeSet.of(about), text));
        nodes.clear();
        texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Gather.LARGEST_FIRST.thenComparing(NodeSet::toString)))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .forEach(text -> handler.handle(new Event.Message(Event.Severity.WARNING, text)));
    }
}
