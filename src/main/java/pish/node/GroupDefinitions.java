package pish.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pish.syntax.SyntaxError;

/** The groups of a cluster file, each worked out when it is first asked for: so their order in the file is free. */
final class GroupDefinitions implements GroupSource {
    private final Cluster cluster;
    private final Map<String, List<String>> tagged;
    private final Map<String, FileLine> definitions;
    private final Map<String, NodeSet> resolved = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private Optional<SyntaxError> fault = Optional.empty();

    /**
     * Takes what the file says.
     *
     * @param cluster all nodes, without groups
     * @param tagged names of nodes by group
     * @param definitions the line of each group that has one
     */
    GroupDefinitions(Cluster cluster, Map<String, List<String>> tagged, Map<String, FileLine> definitions) {
        this.cluster = cluster;
        this.tagged = tagged;
        this.definitions = definitions;
    }

    /** Returns every group with its nodes, by name. */
    Map<String, NodeSet> resolve() {
        var groups = new LinkedHashMap<String, NodeSet>();
        groups("").forEach(name -> groups.put(name, group("", name).orElseThrow()));
        return groups;
    }

    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (!source.isEmpty() || !groups("").contains(name)) {
            return Optional.empty();
        }
        if (!resolved.containsKey(name)) {
            var nodes = NodeSet.of(tagged.getOrDefault(name, List.of()));
            resolved.put(name, nodes.union(defined(name)));
        }
        return Optional.of(resolved.get(name));
    }

    private NodeSet defined(String name) {
        var line = definitions.get(name);
        if (line == null) {
            return NodeSet.EMPTY;
        }
        var words = line.words();
        if (!open.add(name)) {
            throw fault(line.error("@" + name + " contains itself", words.get(0), "name its nodes instead"));
        }
        int start = words.get(2).start();
        var body = line.text().substring(start, words.get(words.size() - 1).end());
        try {
            return cluster.resolve(body, this);
        } catch (SyntaxError e) {
            throw fault(line.error(e, start));
        } finally {
            open.remove(name);
        }
    }

    /** Keeps to the line where a fault is, although the definitions that use it cannot be worked out either. */
    private SyntaxError fault(SyntaxError error) {
        if (fault.isEmpty()) {
            fault = Optional.of(error);
        }
        return fault.get();
    }

    @Override
    public Collection<String> groups(String source) {
        if (!source.isEmpty()) {
            return List.of();
        }
        var names = new TreeSet<>(tagged.keySet());
        names.addAll(definitions.keySet());
        return names;
    }

    @Override
    public NodeSet all() {
        return cluster.all();
    }
}
