package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import pish.syntax.SyntaxError;

/** Asks Debian's ClusterShell and pish the same. */
class NodeSetDifferentialTest {
    private static final long SEED = Long.getLong("pish.nodeset.seed", 20_260_101);
    private static final int COUNT = 6_000;

    @Test
    void agreesWithClusterShellInOneDimension() throws IOException, InterruptedException {
        assumeTrue(ClusterShell.installed(), "Debian's clustershell is not installed");
        var expressions = new Expressions(SEED, 25);
        var softly = new SoftAssertions();
        int errors = 0;
        try (var clusterShell = new ClusterShell()) {
            for (int i = 0; i < COUNT; i++) {
                var expression = expressions.next();
                var answer = clusterShell.ask(expression);
                errors += answer.error() ? 1 : 0;
                softly.assertThat(describe(expression, answer.contiguous().equals(List.of("?"))))
                        .as("seed %d, number %d: <%s>", SEED, i, expression)
                        .isEqualTo(describe(answer));
            }
        }
        softly.assertAll();
        System.out.printf("%d expressions, %d of them errors, seed %d: as in ClusterShell%n", COUNT, errors, SEED);
        assertThat(errors).isBetween(COUNT / 20, COUNT / 2);
    }

    /** Which vectors a set is folded to may differ, the set may not; and reading what is printed gives it back. */
    @Test
    void agreesWithClusterShellInMoreDimensions() throws IOException, InterruptedException {
        assumeTrue(ClusterShell.installed(), "Debian's clustershell is not installed");
        var expressions = new Expressions(SEED, 0);
        try (var clusterShell = new ClusterShell()) {
            for (int i = 0; i < COUNT / 6; i++) {
                var expression = expressions.nextWithDimensions();
                var set = NodeSet.parse(expression);
                var answer = clusterShell.ask(expression);
                assertThat(set.names())
                        .as("seed %d, number %d: <%s>", SEED, i, expression)
                        .containsExactlyInAnyOrderElementsOf(answer.expanded());
                assertThat(NodeSet.parse(set.toString())).isEqualTo(set);
                assertThat(NodeSet.parse(answer.folded())).isEqualTo(set);
                assertThat(NodeSet.parse(Folding.PLAIN.withAutostep(3).text(set)))
                        .isEqualTo(set);
                assertThat(Selection.split(set, 3).stream().map(NodeSet::size).toList())
                        .isEqualTo(answer.split().stream()
                                .map(part -> NodeSet.parse(part).size())
                                .toList());
                assertThat(NodeSet.unionOf(Selection.contiguous(set))).isEqualTo(set);
            }
        }
        System.out.printf("%d expressions in 2-D and 3-D, seed %d: the sets of ClusterShell%n", COUNT / 6, SEED);
    }

    private static String describe(ClusterShell.Answer answer) {
        return answer.error()
                ? "error"
                : String.join(
                        " ",
                        answer.count() + " " + answer.folded() + " " + answer.expanded(),
                        "split " + answer.split(),
                        "contiguous " + answer.contiguous(),
                        "slice " + answer.slice(),
                        "stepped " + answer.stepped());
    }

    private static String describe(String expression, boolean notContiguous) {
        try {
            var set = NodeSet.parse(expression);
            return String.join(
                    " ",
                    set.size() + " " + set + " " + set.names(),
                    "split " + Selection.split(set, 3),
                    "contiguous " + (notContiguous ? List.of("?") : Selection.contiguous(set)),
                    "slice " + Selection.slice(set, RangeSet.parse("1-3")),
                    "stepped " + Folding.PLAIN.withAutostep(3).text(set));
        } catch (SyntaxError e) {
            return "error";
        }
    }
}
