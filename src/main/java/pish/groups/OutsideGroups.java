package pish.groups;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pish.node.GroupSource;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * Groups that other programs keep, read only: ClusterShell's sources, the dshgroup files of pdsh, Ansible's inventory.
 * Nothing is read or run before it is asked for, and upcalls no more often than their cache time says. May be asked by
 * several threads; one that waits for a source holds up none that ask others.
 */
public final class OutsideGroups implements GroupSource {
    private final Path home;
    private final Map<String, String> environment;
    private final View view = new View("", Set.of());
    private NamedSources sources;

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

    private synchronized NamedSources read() {
        if (sources == null) {
            sources = NamedSources.of(home, environment);
        }
        return sources;
    }

    @Override
    public Optional<NodeSet> group(String source, String name) {
        return view.group(source, name);
    }

    @Override
    public Collection<String> groups(String source) {
        return view.groups(source);
    }

    @Override
    public Collection<String> groupsOf(String source, NodeSet nodes) {
        return view.groupsOf(source, nodes);
    }

    @Override
    public Collection<String> sources() {
        return read().names();
    }

    @Override
    public Optional<String> defaultSource() {
        return read().defaultSource();
    }

    @Override
    public Optional<Node> node(String source, String name) {
        return view.source(source).flatMap(known -> read().get(known).node(name));
    }

    /** Returns all nodes of the default source. */
    @Override
    public NodeSet all() {
        if (read().defaultSource().isEmpty()) {
            return NodeSet.EMPTY;
        }
        return group("", "*")
                .orElseGet(() -> NodeSet.unionOf(groups("").stream()
                        .flatMap(name -> group("", name).stream())
                        .toList()));
    }

    /** The groups as they are seen from within a group's expression. */
    private final class View implements GroupSource {
        /** The source of groups without a source, or the empty string for the default one. */
        private final String own;
        /** The groups that are being worked out, which must not be needed for that. */
        private final Set<String> open;

        View(String own, Set<String> open) {
            this.own = own;
            this.open = open;
        }

        /** Returns the name of the source that is meant, if there is one. */
        Optional<String> source(String named) {
            String name = named.isEmpty() ? own : named;
            return name.isEmpty() ? read().defaultSource() : Optional.of(name).filter(read().names()::contains);
        }

        @Override
        public Optional<NodeSet> group(String named, String name) {
            Optional<String> source = source(named);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            NamedSource known = read().get(source.get());
            Optional<String> nodes = name.equals("*") ? known.all() : known.group(name);
            return nodes.map(text -> resolve(source.get(), name, text));
        }

        private NodeSet resolve(String source, String name, String text) {
            String group = "@" + source + ":" + name;
            Set<String> within = new LinkedHashSet<>(open);
            if (!within.add(group)) {
                throw Faults.fault("group " + group + " contains itself", "name its nodes there instead");
            }
            try {
                // upcalls print nodes on several lines, or between blanks
                return text.isBlank() ? NodeSet.EMPTY : NodeSet.parse(joined(text.strip()), new View(source, within));
            } catch (SyntaxError e) {
                throw Faults.fault(
                        "group " + group + ": " + e.getMessage(), e.hint().orElse("it says " + text));
            }
        }

        @Override
        public Collection<String> groups(String named) {
            return source(named)
                    .map(name ->
                            (Collection<String>) new TreeSet<>(read().get(name).groups()))
                    .orElse(List.of());
        }

        @Override
        public Collection<String> groupsOf(String named, NodeSet nodes) {
            return source(named).map(name -> read().get(name).groupsOf(nodes)).orElse(List.of());
        }

        @Override
        public Collection<String> sources() {
            return read().names();
        }

        @Override
        public NodeSet all() {
            return group("", "*").orElse(NodeSet.EMPTY);
        }
    }

    private static String joined(String text) {
        return text.replaceAll("\\s*([,!&^])\\s*", "$1").replaceAll("\\s+", ",");
    }
}
