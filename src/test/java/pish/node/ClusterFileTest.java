package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class ClusterFileTest {
    private static final String FILE = """
            # four boards on the shelf
            defaults  user=pi

            pi01       192.168.1.101        hub slots=4 mac=dc:a6:32:01:02:03
            pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf
            nas        disabled user=root port=2222 key=~/.ssh/nas jump=pi01
            @usable = @rack1 , pi03 ! pi02
            @rack1 = pi[01-02]
            """;

    @Test
    void readsNodesAndGroups() {
        var cluster = ClusterFile.parse("cluster", FILE.lines().toList());
        assertThat(cluster.nodes())
                .containsExactly(
                        new Node("pi01", "192.168.1.101", 0, "pi", "")
                                .withSlots(4)
                                .withMac("dc:a6:32:01:02:03"),
                        new Node("pi02", "192.168.1.102", 0, "pi", "").withSlots(4),
                        new Node("pi03", "192.168.1.103", 0, "pi", "").withSlots(4),
                        new Node("pi04", "192.168.1.104", 0, "pi", "").withSlots(4),
                        new Node("nas", "nas", 2222, "root", "")
                                .withKey("~/.ssh/nas")
                                .withJump("pi01")
                                .withDisabled(true));
        assertThat(cluster.hub()).contains("pi01");
        assertThat(cluster.all()).hasToString("pi[01-04]");
        assertThat(cluster.group("", "workers"))
                .hasValueSatisfying(n -> assertThat(n).hasToString("pi[02-04]"));
        assertThat(cluster.group("", "usable"))
                .hasValueSatisfying(n -> assertThat(n).hasToString("pi[01,03]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pi02 slot=4|unknown key slot|slot=4|did you mean slots=?",
                "pi02 10.0.0.2 hubb|unknown key hubb|hubb|did you mean hub?",
                "pi02 slots=0|bad value of slots|slots=0|slots= takes 1 to 99999",
                "pi02 port=x|bad value of port|port=x|port= takes 1 to 65535",
                "pi02 user=|bad value of user|user=|user= takes NAME",
                "pi02 mac=1|bad value of mac|mac=1|mac= takes dc:a6:32:01:02:03",
                "pi[02-01]|range 02-01 runs backwards|02-01|write 01-02",
                "pi[02-04] 10.0.0.[2-3]|3 nodes but 2 addresses|10.0.0.[2-3]|give each node its address",
                "pi[02-03] hub|hub and mac belong to one node|pi[02-03]|give that node a line of its own",
                "pi01|node pi01 is defined twice|pi01|remove one of its lines",
                "pi02 pi01|pi02 has the address of pi01: pi01|pi01|give each node its own address",
                "pi02 hub|a second hub: pi01 is one already|pi02|keep one hub",
                "pi*|no host name: pi*|pi*|write names as in pi01 or pi[02-04]",
                "defaults mac=1|mac=1 cannot be a default|mac=1|write it on the lines of its nodes",
                "@g|a group needs nodes|@g|write @g = pi[01-02]",
                "@g,h = pi01|bad name of a group @g,h|@g,h|use letters, digits, - and _",
                "@g = pi01,pi1|unknown node pi1|pi1|did you mean pi01?",
                "@g = @h|unknown group @h|@h|known: @g @hub @others",
                "@g = pi01!@g|@g contains itself|@g|name its nodes instead",
            })
    void namesFileLineFaultAndRemedy(String line, String message, String part, String hint) {
        var lines = List.of("# first", "pi01 hub", line);
        var error = catchThrowableOfType(SyntaxError.class, () -> ClusterFile.parse("cluster", lines));
        assertThat(error).hasMessage("cluster:3: " + message);
        assertThat(error.source()).isEqualTo(line);
        assertThat(line.substring(error.start(), error.end())).isEqualTo(part);
        assertThat(error.hint()).contains(hint);
    }

    @Test
    void blamesTheDefinitionThatIsWrong() {
        var lines = List.of("pi01", "@a = @b", "@b = pi01,pi2");
        assertThat(catchThrowableOfType(SyntaxError.class, () -> ClusterFile.parse("cluster", lines)))
                .hasMessage("cluster:3: unknown node pi2");
        var twice = List.of("pi01", "@a = pi01", "@a = pi01");
        assertThat(catchThrowableOfType(SyntaxError.class, () -> ClusterFile.parse("cluster", twice)))
                .hasMessage("cluster:3: group @a is defined twice");
    }

    @Test
    void groupsThatNeedEachOtherAreRefused() {
        var lines = List.of("pi01", "@a = @b", "@b = pi01,@c", "@c = @a");
        var error = catchThrowableOfType(SyntaxError.class, () -> ClusterFile.parse("cluster", lines));
        assertThat(error).hasMessage("cluster:2: @a contains itself");
        assertThat(error.source()).isEqualTo("@a = @b");
        assertThat(error.hint()).contains("name its nodes instead");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        var file = folder.resolve("cluster");
        Files.write(file, "pi01\npi02 # Gerät\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var error = catchThrowableOfType(SyntaxError.class, () -> ClusterFile.read(file));
        assertThat(error).hasMessage(file + ":2: not UTF-8 text");
        assertThat(error.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("iconv"));
    }

    @Test
    void readsWhatOtherEditorsLeave() {
        var cluster = ClusterFile.parse("cluster", List.of("\uFEFFpi01\r", "\tpi02\t@g\r"));
        assertThat(cluster.known()).hasToString("pi[01-02]");
    }

    @Test
    void refusesFilesThatOthersMayWrite(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("cluster"), FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(ClusterFile.refusal(file)).isEmpty();
        assertThat(ClusterFile.read(file).nodes()).hasSize(5);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(ClusterFile.refusal(file))
                .hasValueSatisfying(why -> assertThat(why).contains("chmod go-w"));
        assertThat(catchThrowableOfType(SyntaxError.class, () -> ClusterFile.read(file)))
                .hasMessageContaining("may be written by others");
    }

    @Test
    void refusesFilesOfStrangers() {
        assertThat(FileCheck.refusal(1000, 0644, 1000)).isEmpty();
        assertThat(FileCheck.refusal(0, 0644, 1000)).isEmpty();
        assertThat(FileCheck.refusal(1001, 0600, 1000))
                .hasValueSatisfying(why -> assertThat(why).contains("another user"));
        assertThat(FileCheck.refusal(1001, 0600, 0))
                .hasValueSatisfying(why -> assertThat(why).contains("another user"));
    }
}
