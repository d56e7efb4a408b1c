package pish.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.node.NodeSet;

/** In what a line's result is different from the recorded one, node by node, and told once for nodes that are alike. */
final class Differences {
    private final LineResult recorded;
    private final LineResult now;
    private final boolean statusesOnly;

    Differences(LineResult recorded, LineResult now, boolean statusesOnly) {
        this.recorded = recorded;
        this.now = now;
        this.statusesOnly = statusesOnly;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!recorded.folds().isEmpty()) {
            alike().forEach((pair, nodes) -> lines.addAll(pair.lines(NodeSet.of(nodes), statusesOnly)));
        }
        if (lines.isEmpty() && !recorded.status().equals(now.status())) {
            lines.add("status was " + recorded.status().code() + ", is "
                    + now.status().code());
        }
        return lines;
    }

    /** Returns the nodes by what was recorded of them and what is now; a line may run more than one command on a node. */
    private Map<FoldPair, List<String>> alike() {
        Map<String, List<RecordedFold>> then = byNode(recorded.folds());
        Map<String, List<RecordedFold>> present = byNode(now.folds());
        Set<String> all = new LinkedHashSet<>(then.keySet());
        all.addAll(present.keySet());
        Map<FoldPair, List<String>> alike = new LinkedHashMap<>();
        for (String node : all) {
            List<RecordedFold> was = then.getOrDefault(node, List.of());
            List<RecordedFold> is = present.getOrDefault(node, List.of());
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                alike.computeIfAbsent(new FoldPair(at(was, i), at(is, i)), p -> new ArrayList<>())
                        .add(node);
            }
        }
        return alike;
    }

    private static Optional<RecordedFold> at(List<RecordedFold> folds, int index) {
        return index < folds.size() ? Optional.of(folds.get(index)) : Optional.empty();
    }

    private static Map<String, List<RecordedFold>> byNode(List<RecordedFold> folds) {
        Map<String, List<RecordedFold>> byNode = new LinkedHashMap<>();
        for (RecordedFold fold : folds) {
            fold.nodes()
                    .forEach(node ->
                            byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(fold));
        }
        return byNode;
    }
}
