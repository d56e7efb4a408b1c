package pish.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers nodes and sorts them once, at the end, so that n single names cost O(n log n). */
final class NodeSetBuilder {
    private final Map<NamePattern, Map<List<String>, List<Run>>> patterns = new HashMap<>();

    void addName(String name) {
        var parts = NamePattern.Parts.of(name);
        add(new NamePattern(parts.literals()), parts.key(), parts.row());
    }

    /** Adds every combination of the indices of some axes, one for each dimension of the pattern. */
    void addProduct(NamePattern pattern, List<RangeSet> axes) {
        if (axes.isEmpty()) {
            add(pattern, List.of(), RangeVectors.POINT);
            return;
        }
        int last = axes.size() - 1;
        for (var start : RangeVectors.product(axes, last)) {
            add(pattern, start, axes.get(last));
        }
    }

    void addAll(NodeSet set) {
        set.patterns().forEach((pattern, vectors) -> vectors.rows().forEach((key, row) -> add(pattern, key, row)));
    }

    /** Adds one name, taken apart; {@code indices} as {@link NodeSet#forEachPart} tells them. */
    void add(NamePattern pattern, List<String> indices) {
        int last = indices.size() - 1;
        add(pattern, indices.subList(0, last), RangeSet.ofOne(indices.get(last)));
    }

    private void add(NamePattern pattern, List<String> key, RangeSet row) {
        patterns.computeIfAbsent(pattern, unseen -> new HashMap<>())
                .computeIfAbsent(key, unseen -> new ArrayList<>())
                .addAll(row.runs());
    }

    NodeSet build() {
        var sets = new TreeMap<NamePattern, RangeVectors>();
        patterns.forEach((pattern, rows) -> {
            var merged = new HashMap<List<String>, RangeSet>();
            rows.forEach((key, runs) -> merged.put(key, RangeSet.ofRuns(runs)));
            sets.put(pattern, new RangeVectors(merged));
        });
        return sets.isEmpty() ? NodeSet.EMPTY : new NodeSet(sets);
    }
}
