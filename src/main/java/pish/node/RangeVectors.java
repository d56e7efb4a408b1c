package pish.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The indices of all names of one pattern, in as many dimensions as the pattern has. Kept as rows: for the indices of
 * all axes but the last, the range set of the last. In one dimension that is a single row. A pattern without an index
 * has one axis too, which is never printed and holds nothing but {@link #POINT}: so no operation needs a special case.
 *
 * <p>Printed as vectors of range sets, each meaning the product of its axes; ClusterShell's {@code RangeSetND} does the
 * same, with another decomposition.
 */
final class RangeVectors {
    /** The one index of names that have none. */
    static final RangeSet POINT = RangeSet.ofOne("0");

    private final Map<List<String>, RangeSet> rows;
    /** Folded on first use; two threads may both do so, and either result will do. */
    private List<List<RangeSet>> vectors;

    /** Takes rows, none of them empty, and the map with them. */
    RangeVectors(Map<List<String>, RangeSet> rows) {
        this.rows = rows;
    }

    private static List<List<RangeSet>> fold(Map<List<String>, RangeSet> rows, IntPredicate along) {
        List<List<RangeSet>> vectors = new ArrayList<>();
        for (var row : rows.entrySet()) {
            var vector = new ArrayList<RangeSet>();
            row.getKey().forEach(index -> vector.add(RangeSet.ofOne(index)));
            if (along.test(vector.size())) {
                vector.add(row.getValue());
                vectors.add(vector);
            } else {
                for (var index : row.getValue()) {
                    vectors.add(with(vector, RangeSet.ofOne(index)));
                }
            }
        }
        int dimensions = vectors.isEmpty() ? 0 : vectors.get(0).size();
        for (int axis = dimensions - 2; axis >= 0; axis--) {
            if (along.test(axis)) {
                vectors = foldAlong(axis, vectors);
            }
        }
        if (vectors.size() > 1) {
            vectors.sort(ORDER);
        }
        return vectors;
    }

    private static List<RangeSet> with(List<RangeSet> axes, RangeSet last) {
        var longer = new ArrayList<>(axes);
        longer.add(last);
        return longer;
    }

    /** Joins the vectors that differ in one axis only. */
    private static List<List<RangeSet>> foldAlong(int axis, List<List<RangeSet>> vectors) {
        var groups = new LinkedHashMap<List<RangeSet>, List<Run>>();
        for (var vector : vectors) {
            var others = new ArrayList<>(vector);
            var along = others.remove(axis);
            groups.computeIfAbsent(others, key -> new ArrayList<>()).addAll(along.runs());
        }
        List<List<RangeSet>> folded = new ArrayList<>();
        groups.forEach((others, runs) -> {
            var vector = new ArrayList<>(others);
            vector.add(axis, RangeSet.ofRuns(runs));
            folded.add(vector);
        });
        return folded;
    }

    /** Larger vectors first, then by their longest axis, then by their first and last indices. */
    private static final Comparator<List<RangeSet>> ORDER = Comparator.<List<RangeSet>>comparingLong(
                    vector -> -product(vector))
            .thenComparing(RangeVectors::compareAxes);

    private static int compareAxes(List<RangeSet> left, List<RangeSet> right) {
        for (int axis = 0; axis < left.size(); axis++) {
            int order = Comparator.<RangeSet>comparingLong(set -> -set.size())
                    .thenComparing(set -> set.runs().get(0))
                    .thenComparing(set -> set.runs().get(set.runs().size() - 1))
                    .compare(left.get(axis), right.get(axis));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long product(List<RangeSet> vector) {
        return vector.stream().mapToLong(RangeSet::size).reduce(1, Math::multiplyExact);
    }

    Map<List<String>, RangeSet> rows() {
        return rows;
    }

    /** Returns the folded form; every axis holds at least one index. */
    List<List<RangeSet>> vectors() {
        var folded = vectors;
        if (folded == null) {
            folded = List.copyOf(fold(rows, axis -> true));
            vectors = folded;
        }
        return folded;
    }

    /** Returns the form that is folded along some axes only, given by their numbers from 0; all others hold one index. */
    List<List<RangeSet>> vectorsAlong(IntPredicate axes) {
        return fold(rows, axes);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long size() {
        return rows.values().stream().mapToLong(RangeSet::size).sum();
    }

    boolean contains(List<String> indices) {
        int last = indices.size() - 1;
        var row = rows.get(indices.subList(0, last));
        return row != null && row.contains(indices.get(last));
    }

    RangeVectors minus(RangeVectors other) {
        var left = new HashMap<List<String>, RangeSet>();
        rows.forEach((key, row) -> {
            var rest = row.minus(other.rows.getOrDefault(key, RangeSet.EMPTY));
            if (!rest.isEmpty()) {
                left.put(key, rest);
            }
        });
        return new RangeVectors(left);
    }

    /** Returns every combination of indices, each with the first axis varying slowest. */
    static List<List<String>> product(List<RangeSet> axes, int dimensions) {
        List<List<String>> product = List.of(List.of());
        for (var axis : axes.subList(0, dimensions)) {
            var indices = axis.indices();
            List<List<String>> longer = new ArrayList<>(product.size() * indices.size());
            for (var start : product) {
                for (var index : indices) {
                    var vector = new ArrayList<>(start);
                    vector.add(index);
                    longer.add(vector);
                }
            }
            product = longer;
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangeVectors that && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }
}
