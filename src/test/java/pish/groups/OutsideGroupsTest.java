package pish.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/** Groups of ClusterShell's configuration, compared with what cluset says of the same files. */
final class OutsideGroupsTest {
    private static final Path CLUSET = Path.of("/usr/bin/cluset");

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(folder.resolve("groups.d"));
        Files.createDirectories(folder.resolve("groups.conf.d"));
        write("groups.conf", """
                [Main]
                default: pi
                confdir: $CFGDIR/groups.conf.d
                autodir: $CFGDIR/groups.d
                [one,two]
                map: echo $SOURCE-$GROUP; echo x >> $CFGDIR/calls
                list: echo a b
                """);
        write("groups.conf.d/more.conf", """
                # lines go on where they are indented
                [more]
                map: echo n[1-3]
                  echo n7
                all: echo "n1 n2"; echo n3
                list: echo low
                """);
        write("groups.d/pi.yaml", """
                pi:
                  all: '@rack1,@rack2'
                  rack1: 'pi[01-04]'
                  rack2: [pi05, 'pi[06-07]']
                  head: pi01
                  workers: '@all!@head'
                  mixed: '@rack1&@other:few'
                other:
                  few: 'pi[03-09]'
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private OutsideGroups groups() {
        return new OutsideGroups(
                folder, Map.of("CLUSTERSHELL_CFGDIR", folder.toString(), "XDG_CONFIG_HOME", folder.toString()));
    }

    private String nodes(String expression) {
        return NodeSet.parse(expression, groups()).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@rack1",
                "@workers",
                "@pi:workers",
                "@mixed",
                "@*",
                "@pi:*",
                "@more:*",
                "@more:low",
                "@one:a",
                "@two:b",
                "@other:few",
                "@other:*",
                "@rack[1-2]",
                "@@",
                "@@more",
                "@@one",
                "@workers!@mixed"
            })
    void groupsAreWhatClusetSays(String expression) throws Exception {
        assumeTrue(Files.isExecutable(CLUSET), "cluset is not installed");
        ProcessBuilder builder = new ProcessBuilder(CLUSET.toString(), "-e", "-S", ",", expression);
        builder.environment().put("CLUSTERSHELL_CFGDIR", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(told).isZero();

        assertThat(NodeSet.parse(expression, groups())).isEqualTo(NodeSet.parse(told));
    }

    @Test
    void nullsAndNumbersAreNodesToo() throws IOException {
        write("groups.d/pi.yaml", "pi:\n  none:\n  number: 7\n  both: [1, 2]\n  few: '@both ! 1'\n");

        assertThat(nodes("@none")).isEmpty();
        assertThat(nodes("@number")).isEqualTo("7");
        assertThat(nodes("@both")).isEqualTo("[1-2]");
        assertThat(nodes("@few")).isEqualTo("2");
    }

    @Test
    void aCommandRunsOnceInItsCacheTime() throws IOException {
        OutsideGroups groups = groups();

        assertThat(groups.group("one", "a")).contains(NodeSet.of("one-a"));
        groups.group("one", "a");

        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(1);
    }

    @Test
    void aNameCannotBecomeShellText() {
        assertThatThrownBy(() -> groups().group("one", "a;touch${IFS}x"))
                .isInstanceOf(SyntaxError.class)
                .hasMessageContaining("cannot be given to a shell");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void anUnknownSourceNamesTheKnownOnes() {
        assertThatThrownBy(() -> nodes("@zzzzzzzz:idle")).isInstanceOfSatisfying(SyntaxError.class, e -> {
            assertThat(e).hasMessage("unknown group source zzzzzzzz");
            assertThat(e.hint().orElse("")).containsSubsequence("known: ", "more ", "one ", "other ", "pi ", "two");
        });
    }

    @Test
    void filesOfDshAreGroups() throws IOException {
        Files.createDirectories(folder.resolve(".dsh/group"));
        write(".dsh/group/compute", "# a node a line\nn1\nn[3-4] # two\n\n");

        assertThat(nodes("@dsh:compute")).isEqualTo("n[1,3-4]");
        assertThat(nodes("@dsh:*")).isEqualTo("n[1,3-4]");
    }

    @Test
    void aSourceInTwoFilesIsRefused() throws IOException {
        write("groups.d/second.yaml", "pi:\n  x: y\n");

        assertThatThrownBy(() -> nodes("@rack1")).hasMessageContaining("group source pi is defined a second time");
    }

    @Test
    void aFileThatOthersMayWriteIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("groups.d/pi.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(() -> nodes("@rack1")).hasMessageContaining("may be written by others");
    }

    @Test
    void aGroupThatContainsItselfIsRefused() throws IOException {
        write("groups.d/pi.yaml", "pi:\n  a: '@b'\n  b: '@a'\n");

        assertThatThrownBy(() -> nodes("@a")).hasMessageContaining("contains itself");
    }

    @Test
    void theShippedExampleIsNoCluster() throws IOException {
        write("groups.conf", "[Main]\ndefault: local\n[local]\nmap: echo x\nall: echo 'example[4-6,32-159]'\n");

        assertThat(groups().all()).isEqualTo(NodeSet.EMPTY);
        assertThat(groups().sources()).doesNotContain("local");
    }

    @Test
    void aCommandThatFailsSaysWhichSource() throws IOException {
        write("groups.conf.d/broken.conf", "[broken]\nmap: exit 3\n");

        assertThatThrownBy(() -> nodes("@broken:x")).hasMessageContaining("group source broken failed with status 3");
    }
}
