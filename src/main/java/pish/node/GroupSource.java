package pish.node;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where node-set expressions find their groups ({@code @workers}, {@code @slurm:idle}) and the nodes that wildcards match.
 * The shell and the engine give {@code @up}, {@code @failed} and the like to the model through this.
 */
public interface GroupSource {
    /** Knows no groups and no nodes. */
    GroupSource NONE = new GroupSource() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            return Optional.empty();
        }

        @Override
        public Collection<String> groups(String source) {
            return List.of();
        }

        @Override
        public NodeSet all() {
            return NodeSet.EMPTY;
        }
    };

    /**
     * Returns the nodes of a group.
     *
     * @param source the source's name, or the empty string for the default source
     * @param name the group's name without {@code @}
     * @return the nodes, possibly none, or empty where there is no such group
     */
    Optional<NodeSet> group(String source, String name);

    /** Returns the names, without {@code @}, of the groups that a source has. */
    Collection<String> groups(String source);

    /**
     * Returns the names of groups that a source has, among them all that have any of some nodes: all its groups, where it
     * knows no better.
     */
    default Collection<String> groupsOf(String source, NodeSet nodes) {
        return groups(source);
    }

    /** Returns the names of the sources that groups can be asked of by name, as in {@code @slurm:idle}, sorted. */
    default Collection<String> sources() {
        return List.of();
    }

    /** Returns whether groups can be asked of a source. */
    default boolean hasSource(String name) {
        // a source of few words, such as a test's, may answer for names that it does not list
        return sources().contains(name) || !groups(name).isEmpty();
    }

    /** Returns the name of the source that is meant where none is named, if that one has a name. */
    default Optional<String> defaultSource() {
        return Optional.empty();
    }

    /**
     * Returns how a source says that a node is reached, where it says more than the name.
     *
     * @param source the source's name, or the empty string for the default source
     */
    default Optional<Node> node(String source, String name) {
        return Optional.empty();
    }

    /** Returns every node there is: what {@code @*} means, and what wildcards are matched against. */
    NodeSet all();

    /** Returns this with another default source: {@code @idle} then means {@code @source:idle}. */
    default GroupSource withDefault(String source) {
        return new DefaultedGroups(this, source);
    }

    /** Returns a source that asks this one first, and the next for what this one does not know. */
    default GroupSource or(GroupSource next) {
        return new ChainedGroups(this, next);
    }
}
