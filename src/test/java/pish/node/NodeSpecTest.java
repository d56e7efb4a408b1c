package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class NodeSpecTest {
    private static final Cluster KNOWN = Cluster.of(
                    List.of(
                            new Node("pi01", "192.168.1.101", 0, "pi", ""),
                            new Node("pi02", "192.168.1.102", 2222, "pi", "").withKey("id_pi"),
                            Node.of("pi03").withDisabled(true)),
                    Optional.empty())
            .withGroups(Map.of("rack", NodeSet.of("pi01", "pi02")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi[01-02]|pi01 pi02",
                "pi01:2222|pi01:2222",
                "root@host[1-2]:22|root@host1:22 root@host2:22",
                "pi[1-3],root@x:22!pi2|pi1 pi3 root@x:22",
                "pi[1-3],-pi2|pi1 pi3",
                "-pi2,pi[1-3]|pi1 pi3",
                "[fe80::1]:22|fe80::1:22",
                "[fe80::1]|fe80::1",
                "fe80::1,pi@[::1]:2200|pi@::1:2200 fe80::1",
                "10.0.0.[1-2]:22|10.0.0.1:22 10.0.0.2:22",
                "a.lan , b-c.lan|a.lan b-c.lan",
            })
    void saysHowToReachNodes(String text, String expected) {
        assertThat(String.join(
                        " ",
                        NodeSpec.parse(text).stream().map(NodeSpecTest::show).toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"all|pi01 pi02", "@rack|pi01 pi02", "pi*|pi01 pi02", "@rack,pi03,-pi01|pi02 pi03", "pi03,x|pi03 x"
            })
    void takesNamesFromTheCluster(String text, String expected) {
        assertThat(NodeSpec.parse(text, KNOWN)).extracting(Node::name).containsExactly(expected.split(" "));
    }

    @Test
    void takesTheRestFromNodesOfTheSameName() {
        assertThat(NodeSpec.parse("pi01,root@pi02,pi03", KNOWN))
                .containsExactly(
                        new Node("pi01", "192.168.1.101", 0, "pi", ""),
                        new Node("pi02", "192.168.1.102", 2222, "root", "").withKey("id_pi"),
                        Node.of("pi03"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a:0|bad port 0|0",
                "b,a:65536|bad port 65536|65536",
                "a:ssh|bad port ssh|ssh",
                "a:|no port after the colon|\"\"",
                "x,u@n[2-1]:22|range 2-1 runs backwards|2-1",
                "a b|no host name: a b|a b",
                "a/b|no host name: a/b|a/b",
                "root@|no host here|\"\"",
                "-a,b|unknown node a|a",
                "a,-a|no nodes left|a,-a",
                "\"\"|no nodes left|\"\"",
                "all|nothing is known of all|all",
                "x*|nothing is known of x*|x*",
                "@racks|unknown group @racks|@racks",
                "a,,b|nothing to join with ,|,",
            })
    void saysWhatIsWrongAndWhere(String text, String message, String part) {
        var error = catchThrowableOfType(SyntaxError.class, () -> NodeSpec.parse(text));
        assertThat(error.getMessage() + "|" + text.substring(error.start(), error.end()))
                .isEqualTo(message + "|" + part);
        assertThat(error.hint()).isPresent();
    }

    @Test
    void excludesWhatATargetNames() {
        var nodes = NodeSpec.parse("pi[01-02],x[1-3]", KNOWN);
        assertThat(NodeSpec.exclude(nodes, "@rack,x2,pi03", KNOWN))
                .extracting(Node::name)
                .containsExactly("x1", "x3");
        assertThat(catchThrowableOfType(SyntaxError.class, () -> NodeSpec.exclude(nodes, "x4", KNOWN)))
                .hasMessage("unknown node x4");
    }

    private static String show(Node node) {
        return (node.user().isEmpty() ? "" : node.user() + "@")
                + node.address()
                + (node.port() == 0 ? "" : ":" + node.port());
    }
}
