package pish.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.Parser;
import pish.syntax.SyntaxError;
import pish.transport.LinkState;

/** Which nodes a target would reach, told while it is typed: waits for nothing, and changes nothing. */
final class Reach {
    private final Shell shell;
    private String last = "";
    private Cluster lastCluster = Cluster.EMPTY;
    private Optional<NodeSet> lastNodes = Optional.empty();

    Reach(Shell shell) {
        this.shell = shell;
    }

    /** Returns the nodes of a target, or empty where it is none, or names what there is not. */
    synchronized Optional<NodeSet> of(String target) {
        boolean lasting = target.indexOf('@') < 0 && target.indexOf('$') < 0;
        Cluster cluster = shell.cluster();
        if (lasting && target.equals(last) && cluster == lastCluster) {
            return lastNodes;
        }
        Optional<NodeSet> nodes = resolve(target);
        last = lasting ? target : "";
        lastCluster = cluster;
        lastNodes = nodes;
        return nodes;
    }

    /** Leaves out groups of other programs: asking for them may take seconds, and this is done at each key. */
    private Optional<NodeSet> resolve(String target) {
        try {
            String expanded = Parser.expand(target, shell.script().variables());
            return Optional.of(shell.cluster().withOutside(GroupSource.NONE).resolve(expanded, new Now()));
        } catch (SyntaxError e) {
            return Optional.empty();
        }
    }

    /** The dynamic groups as they are now: those of connections without connecting first. */
    private final class Now implements GroupSource {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            if (!source.isEmpty()) {
                return Optional.empty();
            }
            return switch (name) {
                case "up" -> Optional.of(in(true));
                case "down" -> Optional.of(in(false));
                case "hub", "others" -> ofHub(name);
                default ->
                    Optional.ofNullable(shell.results().groups().get(name))
                            .or(() -> shell.groups().groups("").contains(name) || name.matches("same[0-9]+")
                                    ? Optional.of(NodeSet.EMPTY)
                                    : Optional.empty());
            };
        }

        private Optional<NodeSet> ofHub(String name) {
            // finding the hub may ask a name server: until that is done, this machine counts as none of the nodes
            NodeSet unknown = name.equals("hub") ? NodeSet.EMPTY : all();
            return shell.groups().knowsHub() ? shell.groups().group("", name) : Optional.of(unknown);
        }

        private NodeSet in(boolean up) {
            List<String> names = new ArrayList<>();
            for (String name : all()) {
                if ((shell.links().state(name) == LinkState.UP) == up) {
                    names.add(name);
                }
            }
            return NodeSet.of(names);
        }

        @Override
        public Collection<String> groups(String source) {
            return shell.groups().groups(source);
        }

        @Override
        public NodeSet all() {
            return shell.cluster().all();
        }
    }
}
