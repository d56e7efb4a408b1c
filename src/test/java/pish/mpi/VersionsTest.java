package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.Stream;

class VersionsTest {
    private static final RankMark MARK = RankMark.of("0123456789abcdef");

    private final Versions versions = new Versions();

    private static NodePost post(String node, String... said) {
        NodePost post = new NodePost(node, MARK, unused -> null, () -> {});
        for (String word : said) {
            post.output(Stream.STDOUT, Bytes.utf8(RankMark.BEGIN + MARK.digits() + word + "\n"));
        }
        return post;
    }

    @Test
    void areOneOrNamedWithTheRemedy() {
        versions.learn(List.of(
                post("pi01", "vm4.0.2", "vo4.1.4"), post("pi02", "vm4.0.2"), post("pi03", "vm3.3a2", "vo4.1.4")));

        assertThat(versions.differ(Mpi.MPICH, NodeSet.parse("pi[01-02]"))).isEmpty();
        assertThat(versions.differ(Mpi.OPEN_MPI, NodeSet.parse("pi[01-03]"))).isEmpty();
        assertThat(versions.differ(Mpi.MPICH, NodeSet.parse("pi[01-04]")))
                .contains("MPICH 3.3a2 on pi03, MPICH 4.0.2 on pi[01-02]: ranks of one job need one version; "
                        + "`setup mpich pi[01-04]` makes it the newest");
    }

    @Test
    void areAskedAnewAfterAFailure() {
        versions.learn(List.of(post("pi01", "vm4.0.2"), post("pi02")));
        assertThat(versions.knows("pi01")).isTrue();
        assertThat(versions.knows("pi02")).isFalse();

        versions.forget(NodeSet.parse("pi[01-02]"));
        assertThat(versions.knows("pi01")).isFalse();
    }

    @Test
    void nothingElseIsAVersion() {
        NodePost post = post("pi01", "vm4.0.2 \u001b[2J", "vo", "vx1.0");

        assertThat(post.versions()).isEmpty();
    }
}
