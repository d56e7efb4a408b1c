package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/** Which nodes pish works with, and what groups mean among them. */
class ClusterChoiceTest {
    @TempDir
    private Path home;

    private int asked;
    private SyntaxError failure;

    private final GroupSource outside = new GroupSource() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            return source.equals("slurm") && name.equals("idle")
                    ? Optional.of(NodeSet.parse("pi[02-09]"))
                    : Optional.empty();
        }

        @Override
        public Collection<String> groups(String source) {
            return source.equals("slurm") ? List.of("idle") : List.of();
        }

        @Override
        public NodeSet all() {
            asked++;
            if (failure != null) {
                throw failure;
            }
            return NodeSet.parse("n[1-3]");
        }
    };

    @BeforeEach
    void write() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/pish"));
        Files.writeString(folder.resolve("cluster"), """
                pi01 10.0.0.1 hub
                pi[02-04] 10.0.0.[2-4] @workers
                @rack = pi[01-02]
                @free = @slurm:idle&pi[01-04]
                """);
    }

    private ClusterChoice choice(String words) throws IOException {
        return ClusterChoice.of(
                CommandLineOptions.parse(List.of(words.split(" "))), home.resolve(".config/pish"), outside);
    }

    private String nodes(String words, String target) throws IOException {
        return choice(words).cluster().resolve(target, GroupSource.NONE).toString();
    }

    @Test
    void groupsOfTheClusterFileMeanWhatIsLeftOfThem() throws IOException {
        assertThat(nodes("-w pi[02-03]", "@workers")).isEqualTo("pi[02-03]");
        assertThat(nodes("-w pi[02-03]", "@rack")).isEqualTo("pi02");
        assertThat(nodes("-w pi[02-03] -x pi02", "@rack")).isEmpty();
        assertThat(nodes("-x pi02", "@workers,@rack")).isEqualTo("pi[01,03-04]");
        assertThat(nodes("-x pi02", "@others")).isEqualTo("pi[03-04]");
        assertThat(choice("-w pi[02-03]").cluster().groups("")).containsExactly("free", "rack", "workers");
    }

    @Test
    void whatIsLeftOutMayNotBeNamed() throws IOException {
        Cluster cluster = choice("-x pi02").cluster();
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> cluster.resolve("pi02", GroupSource.NONE));
        assertThat(error).hasMessage("unknown node pi02");
        assertThat(error.hint()).contains("left out by -w or -x when pish started; there are pi[01,03-04]");
    }

    @Test
    void groupsOfOtherProgramsMayHaveNodesThatAreLeftOutAndNoOthers() throws IOException {
        assertThatThrownBy(() -> nodes("-w pi[02-03]", "@slurm:idle"))
                .hasMessage("pi[05-09] of @slurm:idle are not in the cluster");
        assertThat(nodes("-w pi[02-03]", "@free")).isEqualTo("pi[02-03]");
        assertThat(nodes("-w @slurm:idle -x pi03", "@slurm:idle")).isEqualTo("pi[02,04-09]");
    }

    @Test
    void exclusionTakesAwayWhatIsThere() throws IOException {
        assertThat(nodes("-x @slurm:idle", "all")).isEqualTo("pi01");
        assertThat(nodes("-w pi[01-02] -x @workers", "all")).isEqualTo("pi01");
        assertThat(nodes("-w pi[01-02] -x pi[02-04]", "all")).isEqualTo("pi01");
        assertThat(nodes("-w pi[01-03],-@slurm:idle", "all")).isEqualTo("pi01");
        assertThat(nodes("-w new[1-3] -x new2", "all")).isEqualTo("new[1,3]");
        assertThatThrownBy(() -> choice("-x @wrkers")).hasMessage("unknown group @wrkers");
        assertThatThrownBy(() -> choice("-x @slurm:idl")).hasMessage("unknown group @slurm:idl");
        assertThatThrownBy(() -> choice("-w pi[01-03] -x pi09")).hasMessage("unknown node pi09");
    }

    @Test
    void theDefaultSourceIsAskedOnlyByWhoWantsNodes() throws IOException {
        Files.delete(home.resolve(".config/pish/cluster"));
        ClusterChoice choice = choice("-n");
        assertThat(asked).isZero();
        assertThat(choice.cluster().all()).hasToString("n[1-3]");
        assertThat(choice.source()).isEqualTo("group @*");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aDefaultSourceThatFailsIsToldToWhoWantsNodes() throws IOException {
        Files.delete(home.resolve(".config/pish/cluster"));
        failure = new SyntaxError("group source slurm failed with status 3", "", 0, 0, "try it: sinfo");
        assertThat(nodes("-w pi01", "all")).isEqualTo("pi01");
        Cluster cluster = choice("-n").cluster();
        assertThat(cluster.lack()).contains(failure);
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> cluster.resolve("all", GroupSource.NONE));
        assertThat(error).hasMessage("no nodes: group source slurm failed with status 3");
        assertThat(error.hint()).contains("try it: sinfo");
    }
}
