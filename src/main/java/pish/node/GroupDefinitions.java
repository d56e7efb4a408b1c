package pish.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import pish.syntax.SyntaxError;

/**
 * The groups of a cluster file, each worked out when it is first asked for: so their order in the file is free. Those that
 * name groups of other programs are only checked when the file is read.
 */
final class GroupDefinitions implements GroupSource {
    private final Cluster cluster;
    private final Map<String, List<String>> tagged;
    private final Map<String, FileLine> definitions;
    private final Outside outside;
    private final Map<String, NodeSet> resolved = new LinkedHashMap<>();
    private final Set<String> needOutside = new LinkedHashSet<>();
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
        this(cluster, tagged, definitions, new Outside(Optional.empty()));
    }

    private GroupDefinitions(
            Cluster cluster, Map<String, List<String>> tagged, Map<String, FileLine> definitions, Outside outside) {
        this.cluster = cluster;
        this.tagged = tagged;
        this.definitions = definitions;
        this.outside = outside;
    }

    /** Returns every group, those that need no other program with their nodes. */
    ClusterGroups resolve() {
        var known = new LinkedHashMap<String, NodeSet>();
        var asked = new LinkedHashMap<String, Function<GroupSource, NodeSet>>();
        for (var name : groups("")) {
            var nodes = group("", name).orElseThrow();
            if (needOutside.contains(name)) {
                asked.put(name, source -> asking(source).group("", name).orElseThrow());
            } else {
                known.put(name, nodes);
            }
        }
        return new ClusterGroups(known, asked);
    }

    private GroupDefinitions asking(GroupSource source) {
        return new GroupDefinitions(cluster, tagged, definitions, new Outside(Optional.of(source)));
    }

    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (!source.isEmpty() || !groups("").contains(name)) {
            return Optional.empty();
        }
        if (!resolved.containsKey(name)) {
            boolean before = outside.wanted;
            outside.wanted = false;
            var nodes = NodeSet.of(tagged.getOrDefault(name, List.of()));
            resolved.put(name, nodes.union(defined(name)));
            if (outside.wanted) {
                needOutside.add(name);
            }
            outside.wanted = before;
        }
        outside.wanted |= needOutside.contains(name);
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
            return cluster.resolve(body, or(outside));
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

    /** Groups of other programs; while a file is only read, each that may be there counts as empty, and is noted. */
    private static final class Outside implements GroupSource {
        private final Optional<GroupSource> source;
        private boolean wanted;

        Outside(Optional<GroupSource> source) {
            this.source = source;
        }

        @Override
        public Optional<NodeSet> group(String named, String name) {
            // what has no source is a group of this file
            if (named.isEmpty()) {
                return Optional.empty();
            }
            wanted = true;
            return source.isPresent() ? source.get().group(named, name) : Optional.of(NodeSet.EMPTY);
        }

        @Override
        public Collection<String> groups(String named) {
            return named.isEmpty() || source.isEmpty()
                    ? List.of()
                    : source.get().groups(named);
        }

        @Override
        public Collection<String> sources() {
            return source.isPresent() ? source.get().sources() : List.of();
        }

        @Override
        public boolean hasSource(String name) {
            return source.isEmpty() || source.get().hasSource(name);
        }

        @Override
        public NodeSet all() {
            return NodeSet.EMPTY;
        }
    }
}
