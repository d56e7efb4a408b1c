package pish.command;

import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.NodeSet;
import pish.node.RangeSet;
import pish.syntax.SyntaxError;

/** Ranks of a result, as {@code last} names them. */
final class RankWords {
    private RankWords() {}

    /** Returns the ranks that a result is about and that ran on some nodes; where it is about nodes, those. */
    static NodeSet on(NodeSet nodes, Results.Result result) {
        Map<String, String> places = result.gather().places();
        return places.isEmpty()
                ? nodes
                : NodeSet.of(places.keySet().stream()
                        .filter(rank -> nodes.contains(places.get(rank)))
                        .toList());
    }

    /** Returns those ranks of a result that words such as {@code 3} or {@code 0-3,7} name. */
    static NodeSet ranks(Context context, Invocation invocation, List<String> words, Results.Result result) {
        if (words.isEmpty()) {
            throw invocation.missing("which rank", "last rank 3");
        }
        NodeSet wanted = NodeSet.EMPTY;
        for (String word : words) {
            wanted = wanted.union(named(invocation, word));
        }
        NodeSet ranks = wanted.intersect(result.target());
        if (ranks.isEmpty()) {
            String text = result.gather().places().isEmpty()
                    ? "`" + result.line() + "` was no MPI job: last TARGET shows some of its nodes"
                    : "`" + result.line() + "` had " + Rank.text(result.target());
            context.emit(new Event.Message(Event.Severity.INFO, text));
        }
        return ranks;
    }

    private static NodeSet named(Invocation invocation, String word) {
        try {
            RangeSet indices = RangeSet.parse(word);
            if (indices.size() <= NodeSet.MAX_SIZE) {
                return Rank.of(indices.indices().stream().map(Integer::valueOf).toList());
            }
        } catch (SyntaxError | NumberFormatException e) {
            throw noRank(invocation, word);
        }
        throw noRank(invocation, word);
    }

    private static SyntaxError noRank(Invocation invocation, String word) {
        return invocation.fault(word, "no rank: " + word, "last rank 3, or last rank 0-3,7");
    }
}
