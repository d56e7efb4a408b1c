package pish.exec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * How a command went, as node sets: what {@code @ok}, {@code @failed}, {@code @timeout}, {@code @slow} and
 * {@code @same1} mean after it. Nodes whose command has not ended are in none of them.
 *
 * @param ok nodes that ended 0
 * @param failed all others, those included that are in {@code timeout} or {@code unreachable}, or were lost
 * @param timeout nodes that ran out of time
 * @param unreachable nodes on which nothing ran
 * @param slow nodes that took over twice the median and at least 1 s more than it
 * @param same the folds' nodes, largest first
 * @param status the largest of any node, 0 where there is none; at least 1 where output could not be kept
 */
public record Outcome(
        NodeSet ok,
        NodeSet failed,
        NodeSet timeout,
        NodeSet unreachable,
        NodeSet slow,
        List<NodeSet> same,
        ExitStatus status) {

    /** Where output was lost on the way, success may not be reported. */
    private static final ExitStatus INCOMPLETE = new ExitStatus(1);

    /**
     * Returns the same of nodes in place of ranks: those nodes have failed on which any rank has.
     *
     * @param places the nodes of ranks, by the ranks' names; where it is empty this is about nodes anyhow
     */
    public Outcome on(Map<String, String> places) {
        if (places.isEmpty()) {
            return this;
        }
        NodeSet bad = on(failed, places);
        return new Outcome(
                on(ok, places).minus(bad),
                bad,
                on(timeout, places),
                on(unreachable, places),
                on(slow, places),
                List.of(),
                status);
    }

    private static NodeSet on(NodeSet ranks, Map<String, String> places) {
        return NodeSet.of(ranks.stream().map(places::get).distinct().toList());
    }

    static Outcome of(Collection<NodeResult> ended, List<Fold> folds) {
        Median median = Median.of(ended);
        ExitStatus status = ended.stream()
                .map(result -> result.ok() ? ExitStatus.OK : result.status().max(INCOMPLETE))
                .max(ExitStatus::compareTo)
                .orElse(ExitStatus.OK);
        return new Outcome(
                where(ended, NodeResult::ok),
                where(ended, result -> !result.ok()),
                where(ended, result -> result.status().equals(ExitStatus.TIMEOUT)),
                where(ended, result -> result.end() instanceof Event.Unreachable),
                where(ended, result -> result.elapsed().filter(median::isSlow).isPresent()),
                folds.stream().map(Fold::nodes).sorted(Gather.LARGEST_FIRST).toList(),
                status);
    }

    private static NodeSet where(Collection<NodeResult> results, Predicate<NodeResult> condition) {
        return NodeSet.of(
                results.stream().filter(condition).map(NodeResult::node).collect(Collectors.toList()));
    }
}
