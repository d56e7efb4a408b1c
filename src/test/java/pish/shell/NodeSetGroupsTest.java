package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.groups.OutsideGroups;
import pish.node.Cluster;

/** What {@code nodeset} says of groups, beside Debian's {@code cluset} with the same configuration. */
class NodeSetGroupsTest {
    private static final Path CLUSET = Path.of("/usr/bin/cluset");

    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void start() throws IOException {
        write("groups.conf", """
                [Main]
                default: own
                autodir: $CFGDIR/groups.d
                [calls]
                map: case $GROUP in odd) echo n1 n3;; even) echo n2 n4;; esac
                list: echo odd even
                [back]
                map: case $GROUP in low) echo n[1-2];; high) echo n[3-4];; esac
                reverse: case $NODE in n[12]) echo low;; n[34]) echo high;; esac
                """);
        Files.createDirectories(home.resolve("groups.d"));
        write("groups.d/own.yaml", """
                own:
                  all: n[1-6]
                  few: n[1-2]
                  some: n[2-4]
                  most: '@few,@some'
                """);
        // Debian's own groups.conf, which always counts, has a source that reads this
        write("groups.d/local.cfg", "x: n9\n");
        Map<String, String> environment =
                Map.of("CLUSTERSHELL_CFGDIR", home.toString(), "XDG_CONFIG_HOME", home.toString());
        pish = new Batches(home, Cluster.EMPTY.withOutside(new OutsideGroups(home, environment)));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private List<String> cluset(String options) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(CLUSET), "cluset is not installed");
        List<String> words = new ArrayList<>(List.of(CLUSET.toString()));
        words.addAll(List.of(options.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("CLUSTERSHELL_CFGDIR", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-l",
                "-ll",
                "-lll",
                "-l n1",
                "-ll n[2-3]",
                "-lll n[2-3] n9",
                "-l -s calls",
                "-ll -s calls n3",
                "-l -s calls -G",
                "-lll -s calls -G",
                "-ll -s back n[1-3]",
                "-r n[1-4]",
                "-r n[1-2] n9",
                "-r n[1-6]",
                "-r -s calls n1 n3",
                "-r -s calls -G n1 n3",
                "-r -G n[1-4]",
                "-r -s back n[1-3]",
                "-f @calls:odd @few",
                "-f -a",
                "-c -a -x @some",
                "-f -s calls @odd",
                "-e @own:most!@few",
                "-f @@calls",
                "-f @calls:*",
                "-f n*&@most",
                "--groupsources",
                "--groupsources -s calls",
            })
    void printsWhatClusetPrints(String options) throws Exception {
        List<String> told = cluset(options);

        assertThat(pish.run("nodeset " + options)).as(pish.err()).isZero();
        assertThat(pish.out().lines()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void allSourcesAreListedTheDefaultOneOnce() {
        assertThat(pish.run("nodeset -LL")).as(pish.err()).isZero();
        assertThat(pish.out().lines())
                .containsSubsequence("@all n[1-6]", "@most n[1-4]", "@calls:even n[2,4]", "@calls:odd n[1,3]")
                .noneMatch(line -> line.startsWith("@own:"));
        assertThat(pish.run("nodeset -L -s calls")).isZero();
        assertThat(pish.out().lines()).startsWith("@calls:even", "@calls:odd").contains("@own:few");
    }

    @Test
    void aSourceThatFailsDoesNotHideTheOthers() throws IOException {
        write("groups.d/bad.yaml", "bad:\n  g: '@nosuch'\n");

        assertThat(pish.run("nodeset -LL")).isEqualTo(1);
        assertThat(pish.err()).contains("group @bad:g: unknown group @nosuch");
        assertThat(pish.out()).contains("@few n[1-2]", "@calls:odd n[1,3]");
    }

    @Test
    void anUnknownSourceIsAMistake() {
        assertThat(pish.run("nodeset -l -s cals")).isEqualTo(2);
        assertThat(pish.err()).contains("unknown group source cals", "calls");
    }
}
