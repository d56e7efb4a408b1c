package pish.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import pish.syntax.SyntaxError;

/**
 * An immutable, ordered set of node names, read and printed as ClusterShell's node sets are: {@code pi[01-04]}.
 *
 * <p>Order is that of {@code cluset -e}: by what names have besides numbers, then by their numbers. Equality is that of
 * sets. Names are told apart as ClusterShell does: a negative index, {@code node[-5]}, is not the plain name
 * {@code node-5}, though both print alike.
 */
public final class NodeSet implements Iterable<String> {
    /** The largest set that {@link #parse(String)} accepts, in nodes. */
    public static final int MAX_SIZE = 1_000_000;

    /** How many indices of one name {@link #contains} takes for negative, so that its cost has a bound. */
    private static final int MAX_SIGNS = 3;

    /** No nodes. */
    public static final NodeSet EMPTY = new NodeSet(new TreeMap<>());

    private final SortedMap<NamePattern, RangeVectors> patterns;
    /** Expanded on first use; two threads may both do so, and either result will do. */
    private List<String> names;

    NodeSet(SortedMap<NamePattern, RangeVectors> patterns) {
        this.patterns = patterns;
    }

    /** Returns the set of the given plain names, which are not parsed. */
    public static NodeSet of(Collection<String> names) {
        var builder = new NodeSetBuilder();
        names.forEach(builder::addName);
        return builder.build();
    }

    /** Returns the set of the given plain names, which are not parsed. */
    public static NodeSet of(String... names) {
        return of(Arrays.asList(names));
    }

    /** Returns the set of the names that consist of one of some indices and nothing else. */
    public static NodeSet ofIndices(RangeSet indices) {
        var builder = new NodeSetBuilder();
        if (!indices.isEmpty()) {
            builder.addProduct(new NamePattern(List.of("", "")), List.of(indices));
        }
        return builder.build();
    }

    /** Returns the set of one plain name, which is not parsed. */
    static NodeSet ofName(String name) {
        var parts = NamePattern.Parts.of(name);
        var patterns = new TreeMap<NamePattern, RangeVectors>();
        patterns.put(new NamePattern(parts.literals()), new RangeVectors(Map.of(parts.key(), parts.row())));
        return new NodeSet(patterns);
    }

    /**
     * Reads a node set that uses no groups and no wildcards, see {@link #parse(String, GroupSource)}.
     *
     * @throws SyntaxError if it is none
     */
    public static NodeSet parse(String text) {
        return parse(text, GroupSource.NONE);
    }

    /**
     * Reads a node set: names with ranges, joined by {@code ,} (union) {@code !} (difference) {@code &} (intersection) and
     * {@code ^} (symmetric difference), strictly from left to right. {@code @group} is looked up; names with {@code *} and
     * {@code ?} mean what of {@link GroupSource#all()} they match, possibly nothing. A blank text is the empty set.
     *
     * @throws SyntaxError if it is none, has an unknown group, or more than {@link #MAX_SIZE} nodes
     */
    public static NodeSet parse(String text, GroupSource groups) {
        return new NodeSetParser(text, new NamesOrGroup(groups, NamesOrGroup.ANY)).parse();
    }

    SortedMap<NamePattern, RangeVectors> patterns() {
        return patterns;
    }

    /** Returns how many nodes there are. */
    public int size() {
        return Math.toIntExact(
                patterns.values().stream().mapToLong(RangeVectors::size).sum());
    }

    /** Returns whether there is no node. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Returns whether a node, given by its plain name, is in the set. */
    public boolean contains(String name) {
        return contains(NamePattern.Parts.of(name), 0, MAX_SIGNS);
    }

    /** Tries each hyphen before an index, from some axis on, as a hyphen and as a sign. */
    private boolean contains(NamePattern.Parts parts, int from, int signs) {
        if (contains(parts)) {
            return true;
        }
        for (int axis = from; signs > 0 && axis < parts.indices().size(); axis++) {
            if (parts.literals().get(axis).endsWith("-") && contains(negated(parts, axis), axis + 1, signs - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(NamePattern.Parts parts) {
        var vectors = patterns.get(new NamePattern(parts.literals()));
        return vectors != null && (parts.indices().isEmpty() || vectors.contains(parts.indices()));
    }

    /** Takes the hyphen before an index for its sign. */
    private static NamePattern.Parts negated(NamePattern.Parts parts, int axis) {
        var literals = new ArrayList<>(parts.literals());
        var indices = new ArrayList<>(parts.indices());
        literals.set(axis, literals.get(axis).substring(0, literals.get(axis).length() - 1));
        indices.set(axis, "-" + indices.get(axis));
        return new NamePattern.Parts(literals, indices);
    }

    /**
     * Returns the node at a position.
     *
     * @param index 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is none
     */
    public String get(int index) {
        return names().get(index);
    }

    /** Returns all names in order. */
    public List<String> names() {
        var expanded = names;
        if (expanded == null) {
            expanded = expand();
            names = expanded;
        }
        return expanded;
    }

    private List<String> expand() {
        var expanded = new ArrayList<String>(size());
        forEachPart((pattern, indices) -> expanded.add(pattern.format(indices)));
        return List.copyOf(expanded);
    }

    /** Tells all names in order, taken apart. */
    void forEachPart(BiConsumer<NamePattern, List<String>> action) {
        patterns.forEach((pattern, vectors) -> {
            for (var vector : vectors.vectors()) {
                RangeVectors.product(vector, vector.size()).forEach(indices -> action.accept(pattern, indices));
            }
        });
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    /** Returns all names in order. */
    public Stream<String> stream() {
        return names().stream();
    }

    /** Returns the nodes of either set. */
    public NodeSet union(NodeSet other) {
        return unionOf(List.of(this, other));
    }

    /** Returns the nodes of any of the sets, at the cost of one union. */
    public static NodeSet unionOf(Collection<NodeSet> sets) {
        var builder = new NodeSetBuilder();
        sets.forEach(builder::addAll);
        return builder.build();
    }

    /** Returns the nodes of this set that are not in the other. */
    public NodeSet minus(NodeSet other) {
        var left = new TreeMap<NamePattern, RangeVectors>();
        patterns.forEach((pattern, vectors) -> {
            var holes = other.patterns.get(pattern);
            var rest = holes == null ? vectors : vectors.minus(holes);
            if (!rest.isEmpty()) {
                left.put(pattern, rest);
            }
        });
        return new NodeSet(left);
    }

    /** Returns the nodes that are in both sets. */
    public NodeSet intersect(NodeSet other) {
        return minus(minus(other));
    }

    /** Returns the nodes that are in exactly one of both sets. */
    public NodeSet xor(NodeSet other) {
        return minus(other).union(other.minus(this));
    }

    /** Returns the folded form, for example {@code pi[01-04]}; in one dimension the very text of {@code cluset -f}. */
    @Override
    public String toString() {
        return Folding.PLAIN.text(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set && patterns.equals(set.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }
}
