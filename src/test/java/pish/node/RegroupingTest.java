package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegroupingTest {
    private static final Cluster CLUSTER = Cluster.of(
                    NodeSet.parse("pi[01-06]").stream().map(Node::of).toList(), Optional.empty())
            .withGroups(Map.of(
                    "rack1", NodeSet.parse("pi[01-02]"),
                    "rack2", NodeSet.parse("pi[03-04]"),
                    "low", NodeSet.parse("pi[01-03]"),
                    "none", NodeSet.EMPTY));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi[01-02]|@rack1",
                "pi[01-02,04]|@rack1,pi04",
                "pi[01-04]|@low,pi04",
                "pi[01-02,04],x|@rack1,pi04,x",
                "pi[05-06]|pi[05-06]",
                "pi[03-05]|@rack2,pi05",
            })
    void takesTheLargestGroupsFirst(String set, String words) {
        assertThat(new Regrouping(CLUSTER, "", "@").text(NodeSet.parse(set), Folding.PLAIN))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"@idle|a1", "@other:idle|b1", "@*|a[1-2]", "@@|busy,idle"})
    void aSourceCanBeTheDefault(String text, String folded) {
        var sources = Map.of(
                "slurm", Map.of("idle", NodeSet.of("a1"), "busy", NodeSet.of("a2")),
                "other", Map.of("idle", NodeSet.of("b1")));
        var groups = new GroupSource() {
            @Override
            public Optional<NodeSet> group(String source, String name) {
                return Optional.ofNullable(
                        sources.getOrDefault(source, Map.of()).get(name));
            }

            @Override
            public List<String> groups(String source) {
                return List.copyOf(sources.getOrDefault(source, Map.of()).keySet());
            }

            @Override
            public NodeSet all() {
                return NodeSet.EMPTY;
            }
        };
        assertThat(NodeSet.parse(text, groups.withDefault("slurm"))).hasToString(folded);
        assertThat(new Regrouping(groups, "slurm", "@slurm:").text(NodeSet.of("a1", "c"), Folding.PLAIN))
                .isEqualTo("@slurm:idle,c");
    }
}
