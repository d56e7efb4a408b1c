package pish.groups;

import java.util.Collection;
import java.util.Optional;
import pish.node.Node;
import pish.node.NodeSet;

/** One source of groups as a file or a program outside pish has them: names, and for each a node-set expression. */
interface NamedSource {
    /** Returns the expression of a group, possibly blank, or empty where there is no such group. */
    Optional<String> group(String name);

    /** Returns the expression of all nodes, where the source says so itself. */
    Optional<String> all();

    /** Returns the names of all groups, as far as the source tells. */
    Collection<String> groups();

    /** Returns the names of groups among which are all that have any of some nodes. */
    default Collection<String> groupsOf(NodeSet nodes) {
        return groups();
    }

    /** Returns how a node is reached, where the source says that too. */
    default Optional<Node> node(String name) {
        return Optional.empty();
    }
}
