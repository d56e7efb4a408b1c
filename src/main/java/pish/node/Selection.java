package pish.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Parts of node sets, by position or by chance. All are sets of their own; the set itself stays as it is. */
public final class Selection {
    private Selection() {}

    /**
     * Returns the nodes at some positions, counted from 0 in the order of the set; positions past its end are no fault.
     *
     * @throws IllegalArgumentException for a position below 0
     */
    public static NodeSet slice(NodeSet set, RangeSet positions) {
        if (!positions.isEmpty() && positions.runs().get(0).width() == Run.NEGATIVE) {
            throw new IllegalArgumentException("position below 0");
        }
        var members = Members.of(set);
        var builder = new NodeSetBuilder();
        for (var run : positions.runs()) {
            int from = clamp(run.from(), members.size());
            int to = clamp(run.to().add(BigInteger.ONE), members.size());
            members.add(from, to, builder);
        }
        return builder.build();
    }

    private static int clamp(BigInteger position, int size) {
        return position.bitLength() > 31 ? size : (int) Math.min(position.longValueExact(), size);
    }

    /**
     * Returns the set cut into parts whose sizes differ by one at most, the larger ones first.
     *
     * @param parts how many, 1 or more; where there are fewer nodes, each is a part
     */
    public static List<NodeSet> split(NodeSet set, int parts) {
        var members = Members.of(set);
        int count = Math.min(parts, members.size());
        var split = new ArrayList<NodeSet>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from + members.size() / count + (i < members.size() % count ? 1 : 0);
            var builder = new NodeSetBuilder();
            members.add(from, to, builder);
            split.add(builder.build());
            from = to;
        }
        return split;
    }

    /** Returns the set cut into ranges without gaps: one for each range that its folded form has. */
    public static List<NodeSet> contiguous(NodeSet set) {
        var parts = new ArrayList<NodeSet>();
        set.patterns().forEach((pattern, vectors) -> {
            for (var vector : vectors.vectors()) {
                for (var box : boxes(vector)) {
                    var builder = new NodeSetBuilder();
                    builder.addProduct(pattern, pattern.dimensions() == 0 ? List.of() : box);
                    parts.add(builder.build());
                }
            }
        });
        return parts;
    }

    /** Returns every combination of one range of each axis. */
    private static List<List<RangeSet>> boxes(List<RangeSet> vector) {
        List<List<RangeSet>> boxes = List.of(List.of());
        for (var axis : vector) {
            List<List<RangeSet>> longer = new ArrayList<>();
            for (var start : boxes) {
                for (var span : axis.spans()) {
                    var box = new ArrayList<>(start);
                    box.add(axis.within(span));
                    longer.add(box);
                }
            }
            boxes = longer;
        }
        return boxes;
    }

    /** Returns some nodes taken at random, all where there are no more. */
    public static NodeSet pick(NodeSet set, int count, RandomGenerator random) {
        var members = Members.of(set);
        if (count >= members.size()) {
            return set;
        }
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < members.size(); i++) {
            positions.add(i);
        }
        var builder = new NodeSetBuilder();
        for (int i = 0; i < count; i++) {
            Collections.swap(positions, i, random.nextInt(i, members.size()));
            members.add(positions.get(i), positions.get(i) + 1, builder);
        }
        return builder.build();
    }

    /** The names of a set in order, taken apart, so that a negative index stays one. */
    private record Members(List<NamePattern> patterns, List<List<String>> indices) {
        static Members of(NodeSet set) {
            var members = new Members(new ArrayList<>(set.size()), new ArrayList<>(set.size()));
            set.forEachPart((pattern, indices) -> {
                members.patterns.add(pattern);
                members.indices.add(indices);
            });
            return members;
        }

        int size() {
            return patterns.size();
        }

        void add(int from, int to, NodeSetBuilder builder) {
            for (int i = from; i < to; i++) {
                builder.add(patterns.get(i), indices.get(i));
            }
        }
    }
}
