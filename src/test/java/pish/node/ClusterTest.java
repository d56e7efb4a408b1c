package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class ClusterTest {
    private static final Cluster CLUSTER = Cluster.of(
                    List.of(
                            Node.of("pi01"),
                            Node.of("pi02"),
                            Node.of("pi03").withDisabled(true),
                            Node.of("pi04"),
                            Node.of("nas")),
                    Optional.of("pi01"))
            .withGroups(Map.of("workers", NodeSet.parse("pi[02-04]")));

    private static final GroupSource DYNAMIC = new GroupSource() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            return switch (name) {
                case "up" -> Optional.of(NodeSet.of("pi01", "nas"));
                case "failed" -> Optional.of(NodeSet.EMPTY);
                default -> Optional.empty();
            };
        }

        @Override
        public Collection<String> groups(String source) {
            return List.of("up", "failed");
        }

        @Override
        public NodeSet all() {
            return NodeSet.EMPTY;
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "all|nas,pi[01-02,04]",
                "all!pi01|nas,pi[02,04]",
                "@*|nas,pi[01-02,04]",
                "pi[01-04]|pi[01-04]",
                "pi*|pi[01-02,04]",
                "@workers|pi[02-04]",
                "@hub|pi01",
                "@others|nas,pi[02,04]",
                "@up&pi*|pi01",
                "@failed|\"\"",
                "pi01!pi01|\"\"",
            })
    void targetsMeanNodes(String target, String nodes) {
        assertThat(CLUSTER.resolve(target, DYNAMIC)).hasToString(nodes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pi4|unknown node pi4|did you mean pi04?|pi4",
                "all,al|unknown node al|did you mean all?|al",
                "all!pi9|unknown node pi9|there are nas,pi[01-04]|pi9",
                "nas,zzzzzz|unknown node zzzzzz|there are nas,pi[01-04]|zzzzzz",
                "pi[03-06]|unknown nodes pi[05-06]|there are nas,pi[01-04]|pi[03-06]",
                "q[1,3,5,7,9,11,13,15,17,19,21,23,25,27,29]|unknown nodes q[1,3,5,7,9] and 10 more|"
                        + "there are nas,pi[01-04]|q[1,3,5,7,9,11,13,15,17,19,21,23,25,27,29]",
                "x*|no node matches x*|there are nas,pi[01-04]|x*",
                "all & @wrokers|unknown group @wrokers|did you mean @workers?|@wrokers",
                "@fialed|unknown group @fialed|did you mean @failed?|@fialed",
                "pi[01|[ is never closed|end the range with ]|[01",
                "\"\"|no target|name nodes, or all|\"\"",
            })
    void unknownNamesAreErrors(String target, String message, String hint, String part) {
        var error = catchThrowableOfType(SyntaxError.class, () -> CLUSTER.resolve(target, DYNAMIC));
        assertThat(error).hasMessage(message);
        assertThat(error.hint()).contains(hint);
        assertThat(target.substring(error.start(), error.end())).isEqualTo(part);
    }

    @Test
    void anEmptyClusterSaysHowToFillIt() {
        var error = catchThrowableOfType(SyntaxError.class, () -> Cluster.EMPTY.resolve("all", GroupSource.NONE));
        assertThat(error).hasMessage("no nodes yet");
        assertThat(error.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("cluster file"));
    }

    @Test
    void knowsItsNodes() {
        assertThat(CLUSTER.node("pi03"))
                .hasValueSatisfying(node -> assertThat(node.disabled()).isTrue());
        assertThat(CLUSTER.node("pi3")).isEmpty();
        assertThat(CLUSTER.nodes()).extracting(Node::name).containsExactly("pi01", "pi02", "pi03", "pi04", "nas");
        assertThat(CLUSTER.groups("")).containsExactly("workers", "hub", "others");
        assertThat(Cluster.of(CLUSTER.nodes(), Optional.empty()).groups("")).isEmpty();
    }

    @Test
    void refusesWhatIsNoCluster() {
        var twice = List.of(Node.of("a"), Node.of("a"));
        assertThatThrownBy(() -> Cluster.of(twice, Optional.empty())).hasMessageContaining("two nodes named a");
        var one = List.of(Node.of("a"));
        assertThatThrownBy(() -> Cluster.of(one, Optional.of("b"))).hasMessageContaining("b");
    }
}
