package pish.node;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** An immutable, ordered set of node names. */
public final class NodeSet implements Iterable<String> {
    /** No nodes. */
    public static final NodeSet EMPTY = new NodeSet(List.of());

    private final List<String> names;

    private NodeSet(List<String> names) {
        this.names = names;
    }

    /** Returns the set of the given plain names, which are not parsed. */
    public static NodeSet of(Collection<String> names) {
        return new NodeSet(List.copyOf(new java.util.LinkedHashSet<>(names)));
    }

    /** Returns how many nodes there are. */
    public int size() {
        return names.size();
    }

    /** Returns whether there is no node. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public Iterator<String> iterator() {
        return names.iterator();
    }

    /** Returns the folded form, for example {@code pi[01-04]}. */
    @Override
    public String toString() {
        return String.join(",", names);
    }
}
