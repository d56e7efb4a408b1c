package pish.groups;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * Groups that other programs keep, read only: ClusterShell's sources, and the dshgroup files of pdsh.
 * Nothing is read or run before it is asked for, and upcalls no more often than their cache time says.
 */
public final class OutsideGroups implements GroupSource {
    /** All nodes of the example that ClusterShell's packages install, which are nobody's. */
    private static final NodeSet SHIPPED = NodeSet.parse("example[4-6,32-159]");

    private final Path home;
    private final Map<String, String> environment;
    private final Set<String> open = new LinkedHashSet<>();
    private Optional<String> defaultSource = Optional.empty();
    private Map<String, NamedSource> sources;

    /**
     * Makes the groups of a user.
     *
     * @param home the user's home folder
     * @param environment the environment variables that say where files are
     */
    public OutsideGroups(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    @Override
    public synchronized Optional<NodeSet> group(String source, String name) {
        Optional<String> named = named(source);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        NamedSource known = known(named.get());
        Optional<String> nodes = name.equals("*") ? known.all() : known.group(name);
        return nodes.map(text -> resolve(named.get(), name, text));
    }

    private NodeSet resolve(String source, String name, String text) {
        String group = "@" + source + ":" + name;
        if (!open.add(group)) {
            throw Faults.fault("group " + group + " contains itself", "name its nodes there instead");
        }
        try {
            // upcalls print nodes on several lines, or between blanks
            return text.isBlank() ? NodeSet.EMPTY : NodeSet.parse(joined(text.strip()), new Within(source));
        } catch (SyntaxError e) {
            throw Faults.fault(
                    "group " + group + ": " + e.getMessage(), e.hint().orElse("it says " + text));
        } finally {
            open.remove(group);
        }
    }

    private static String joined(String text) {
        return text.replaceAll("\\s*([,!&^])\\s*", "$1").replaceAll("\\s+", ",");
    }

    @Override
    public synchronized Collection<String> groups(String source) {
        return named(source)
                .map(name -> (Collection<String>) new TreeSet<>(known(name).groups()))
                .orElse(List.of());
    }

    @Override
    public synchronized Collection<String> sources() {
        return List.copyOf(read().keySet());
    }

    /** Returns all nodes of the default source; never those of an example that was installed and left as it is. */
    @Override
    public synchronized NodeSet all() {
        Optional<String> source = named("");
        if (source.isEmpty()) {
            return NodeSet.EMPTY;
        }
        NodeSet nodes = group("", "*")
                .orElseGet(() -> NodeSet.unionOf(groups("").stream()
                        .flatMap(name -> group("", name).stream())
                        .toList()));
        return nodes.equals(SHIPPED) ? NodeSet.EMPTY : nodes;
    }

    private Optional<String> named(String source) {
        read();
        return source.isEmpty() ? defaultSource : Optional.of(source).filter(sources::containsKey);
    }

    private NamedSource known(String source) {
        return read().get(source);
    }

    private Map<String, NamedSource> read() {
        if (sources == null) {
            ClusterShellConfig config = new ClusterShellConfig(ClusterShellConfig.folders(home, environment));
            Map<String, NamedSource> found = new TreeMap<>(config.sources());
            DshGroups dsh = DshGroups.of(home, environment);
            if (!dsh.groups().isEmpty()) {
                found.putIfAbsent("dsh", dsh);
            }
            defaultSource = config.defaultSource();
            sources = found;
        }
        return sources;
    }

    /** The same groups as one source's own expressions name them: those without a source are of that one. */
    private final class Within implements GroupSource {
        private final String own;

        Within(String own) {
            this.own = own;
        }

        private String source(String named) {
            return named.isEmpty() ? own : named;
        }

        @Override
        public Optional<NodeSet> group(String source, String name) {
            return OutsideGroups.this.group(source(source), name);
        }

        @Override
        public Collection<String> groups(String source) {
            return OutsideGroups.this.groups(source(source));
        }

        @Override
        public Collection<String> sources() {
            return OutsideGroups.this.sources();
        }

        @Override
        public NodeSet all() {
            return group("", "*").orElse(NodeSet.EMPTY);
        }
    }
}
