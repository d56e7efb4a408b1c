package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

/** Groups of a cluster file that name groups of other programs. */
class OutsideInClusterFileTest {
    private static final List<String> FILE =
            List.of("pi[01-04]", "@busy = @slurm:busy,pi01", "@quiet = @free!pi04", "@free = pi*!@busy");

    private final List<String> asked = new ArrayList<>();
    private NodeSet busy = NodeSet.of("pi02");

    private final GroupSource slurm = new GroupSource() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            asked.add(name);
            return source.equals("slurm") && name.equals("busy") ? Optional.of(busy) : Optional.empty();
        }

        @Override
        public Collection<String> groups(String source) {
            return source.equals("slurm") ? List.of("busy") : List.of();
        }

        @Override
        public Collection<String> sources() {
            return List.of("slurm");
        }

        @Override
        public NodeSet all() {
            return NodeSet.EMPTY;
        }
    };

    private Cluster cluster(String... lines) {
        return ClusterFile.parse("cluster", lines.length == 0 ? FILE : List.of(lines))
                .withOutside(slurm);
    }

    @Test
    void areAskedForWhenTheyAreUsedAndNotBefore() {
        var cluster = cluster();
        assertThat(cluster.groups("")).containsExactly("busy", "free", "quiet");
        assertThat(cluster.resolve("pi01", GroupSource.NONE)).hasToString("pi01");
        assertThat(asked).isEmpty();

        assertThat(cluster.resolve("@busy", GroupSource.NONE)).hasToString("pi[01-02]");
        assertThat(cluster.resolve("@quiet", GroupSource.NONE)).hasToString("pi03");
        busy = NodeSet.of("pi03");
        assertThat(cluster.resolve("@free", GroupSource.NONE)).hasToString("pi[02,04]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@g = @slurm:bsy|cluster:2: unknown group @slurm:bsy|@slurm:bsy|did you mean @slurm:busy?",
                "@g = pi01,@slrm:busy|cluster:2: unknown group source slrm|@slrm:busy|did you mean @slurm:?",
                "@g = @slurm:busy|cluster:2: pi[08-09] of @slurm:busy are not in the cluster|@slurm:busy"
                        + "|add what is missing to the cluster file, leave it out with &all, or name the group with -w",
            })
    void mistakesAreTheLinesOfTheFile(String line, String message, String part, String hint) {
        busy = NodeSet.of("pi08", "pi09");
        var cluster = cluster("pi01", line);
        var error = catchThrowableOfType(SyntaxError.class, () -> cluster.group("", "g"));
        assertThat(error).hasMessage(message);
        assertThat(error.source()).isEqualTo(line);
        assertThat(line.substring(error.start(), error.end())).isEqualTo(part);
        assertThat(error.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@g = @slurm:busy,pi1|cluster:2: unknown node pi1",
                "@g = @slurm:busy!@h|cluster:2: unknown group @h",
                "@g = @slurm:busy,@g|cluster:2: @g contains itself",
            })
    void whatTheFileAloneShowsIsFoundAtOnce(String line, String message) {
        assertThat(catchThrowableOfType(SyntaxError.class, () -> cluster("pi01", line)))
                .hasMessage(message);
    }

    @Test
    void removingNodesLeavesOtherProgramsGroupsAlone() {
        var text = ClusterText.of("cluster", String.join("\n", FILE) + "\n");
        assertThat(text.remove(NodeSet.of("pi03")).toString()).contains("@busy = @slurm:busy,pi01\n");
        var error = catchThrowableOfType(SyntaxError.class, () -> text.remove(NodeSet.of("pi01")));
        assertThat(error).hasMessage("cluster:2: @busy names what goes");
        assertThat(error.hint()).contains("take that out of @slurm:busy,pi01 first");
    }
}
