package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Default targets, and the groups that a broadcast leaves. */
final class TargetsTest {
    private static final String FAIL_ODD = "all: [ $((PISH_INDEX % 2)) = 1 ]";

    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() {
        pish = new Batches(home).set(Setting.ERRORS, "continue");
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private String shown(String... lines) {
        pish.run(lines);
        return pish.out();
    }

    @Test
    void bareLinesGoToTheDefaultTarget() {
        assertThat(shown("pi[02-04]:", "echo $PISH_COUNT", ": echo again"))
                .isEqualTo("── pi[02-04] (3) ──\n3\n── pi[02-04] (3) ──\nagain\n");
        assertThat(shown("use pi01", "echo x", "use", "use -", "echo y")).isEqualTo("── pi01 ──\nx\npi01\n");
        assertThat(pish.err()).contains("no target, and no built-in is called echo");
        assertThat(pish.run(": ls")).isEqualTo(2);
        assertThat(pish.err()).contains("no default target");
    }

    @Test
    void aBuiltInsNameMeansTheBuiltInAndTheFirstCollisionSaysSo() {
        assertThat(shown("pi01:", "history", "history", ": set -- a; echo $1")).isEqualTo("── pi01 ──\na\n");
        assertThat(pish.err()).isEqualTo("pish: history is pish's own here; `: history` is the command on pi01\n");
    }

    @Test
    void groupsMeanTheNodesOfTheLastBroadcastThatUsesNone() {
        assertThat(shown(FAIL_ODD, "@failed: echo $PISH_NODE | cut -c1,2; exit 0", "@failed: echo $PISH_COUNT"))
                .isEqualTo("── pi[01,03] (2) ──\npi\n── pi[01,03] (2) ──\n2\n");
        assertThat(shown("@ok: echo ok")).isEqualTo("── pi[02,04] (2) ──\nok\n");
        assertThat(shown("use @failed", "echo a", "echo b"))
                .isEqualTo("── pi[01,03] (2) ──\na\n── pi[01,03] (2) ──\nb\n");
        assertThat(shown("all: true", "@failed: ls")).isEmpty();
    }

    @Test
    void foldsAreGroupsLargestFirst() {
        assertThat(shown("all: [ $PISH_NODE = pi02 ] && echo odd || echo same", "@same1: echo $PISH_COUNT"))
                .endsWith("── pi[01,03-04] (3) ──\n3\n");
        assertThat(shown("@same2: echo x", "@same7: echo x")).isEqualTo("── pi02 ──\nx\n");
        assertThat(pish.err()).isEqualTo("pish: @same7: no nodes\n");
    }

    @Test
    void aTimeoutLeavesItsGroup() {
        // connected before that, or a busy machine has all of them out of time
        assertThat(shown(
                        "all: true",
                        "set timeout 2s",
                        "all: [ $PISH_NODE = pi03 ] && sleep 60; true",
                        "set timeout 0",
                        "@timeout: echo late"))
                .endsWith("── pi03 ──\nlate\n");
    }

    @Test
    void anEmptyGroupIsNoErrorAndSendsNothing() {
        assertThat(pish.run("@failed: rm -rf /", "@slow: ls")).isZero();
        assertThat(pish.err()).isEqualTo("pish: @failed: no nodes\npish: @slow: no nodes\n");
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void upAndDownConnectFirst() {
        pish.transport().takeDown("pi02");
        assertThat(shown("@up: echo up")).isEqualTo("── pi[01,03-04] (3) ──\nup\n");
        assertThat(pish.run("@down: true")).isEqualTo(255);
    }

    @Test
    void aDryRunNamesEachLineAndOpensNothing() {
        pish.set(Setting.DRY_RUN, "on");
        Path file = home.resolve("file");
        assertThat(shown(
                        "all: ls",
                        "pi01:",
                        "ls -l",
                        "@up: ls",
                        "!touch " + file,
                        "nodes > " + file,
                        "record " + file,
                        "log " + file))
                .isEqualTo("""
                        pi[01-04] (4): ls
                        pi01 (1): ls -l
                        here: touch %1$s
                        here: nodes > %1$s
                        here: record %1$s
                        here: log %1$s
                        """.formatted(file));
        assertThat(pish.run("pi09: ls")).isEqualTo(2);
        assertThat(pish.transport().opens()).isZero();
        assertThat(file).doesNotExist();
    }
}
