package pish.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.node.Node;
import pish.syntax.SyntaxError;

class NodeListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi01:4;pi02:2 binding=core|pi01*4 pi02*2",
                "pi02 slots=4 max_slots=8;root@pi01 cpu=2 port=2222|pi02*4 root@pi01:2222*2",
                "pi01;pi02|pi01*0 pi02*0",
                "pi01;pi02;pi01|pi01*2 pi02*0",
                "pi01:2;pi01:3|pi01*5",
                "# all;; // none;pi[01-02]:4 # both|pi01*4 pi02*4",
                "pi01 username=pi|pi@pi01*0",
                "pi02 slots = 3 port= 22;bob@pi[01,03] cpu-max=9|pi02:22*3 bob@pi01*0 bob@pi03*0",
                "pi01:4;pi02 slots=2;/* pi03;pi04 */ pi05|pi01*4 pi02*2 pi05*0",
                "pi01 pi02:2  pi[03-04] slots=3|pi01*0 pi02*2 pi03*3 pi04*3",
                "\uFEFF192.168.1.[7-8];my_node;a.lan|192.168.1.7*0 192.168.1.8*0 my_node*0 a.lan*0",
            })
    void readsWhateverNamesHosts(String lines, String expected) {
        var nodes = NodeList.parse("machinefile", lines.replace(";", "\n"));
        assertThat(nodes.stream().map(NodeListTest::show)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi02:x|bad number: pi02:x",
                "pi02 slots=0|bad number: slots=0",
                "slots=4|no host name: slots=4",
                "pi02 -x|no host name: -x",
                "fe80::1|no host name: fe80::1",
                "pi*|no host name: pi*",
                "pi01 slots=4 /* x */ pi[9-1] # y|range 9-1 runs backwards",
                "pi[2|[ is never closed",
                "^pi02|nothing to join with ^",
            })
    void namesFileAndLine(String line, String message) {
        var error = catchThrowableOfType(SyntaxError.class, () -> NodeList.parse("machinefile", "pi01\n" + line));
        assertThat(error).hasMessage("machinefile:2: " + message);
        assertThat(error.source()).isEqualTo(line);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("machinefile"), "pi01:4\npi02:4\n");
        assertThat(NodeList.read(file)).extracting(Node::name).containsExactly("pi01", "pi02");
    }

    private static String show(Node node) {
        return (node.user().isEmpty() ? "" : node.user() + "@")
                + node.name()
                + (node.port() == 0 ? "" : ":" + node.port())
                + "*"
                + node.slots();
    }
}
