package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class MachineFileTest {
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
            })
    void readsBothDialects(String lines, String expected) {
        var nodes = MachineFile.parse("machinefile", List.of(lines.split(";")));
        assertThat(nodes.stream().map(MachineFileTest::show)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi02:x|bad number in pi02:x",
                "pi02 slots=0|bad number in slots=0",
                "slots=4|no host name: slots=4",
                "pi[2|[ is never closed",
                "^pi02|nothing to join with ^",
            })
    void namesFileAndLine(String line, String message) {
        var error =
                catchThrowableOfType(SyntaxError.class, () -> MachineFile.parse("machinefile", List.of("pi01", line)));
        assertThat(error).hasMessage("machinefile:2: " + message);
        assertThat(error.source()).isEqualTo(line);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("machinefile"), "pi01:4\npi02:4\n");
        assertThat(MachineFile.read(file)).extracting(Node::name).containsExactly("pi01", "pi02");
    }

    private static String show(Node node) {
        return (node.user().isEmpty() ? "" : node.user() + "@")
                + node.name()
                + (node.port() == 0 ? "" : ":" + node.port())
                + "*"
                + node.slots();
    }
}
