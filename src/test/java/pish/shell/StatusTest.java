package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** What lines and scripts come to. */
final class StatusTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    @Test
    void aLineHasTheLargestStatusOfAnyNode() {
        assertThat(pish.run("all: exit $((PISH_INDEX + 2))")).isEqualTo(5);
        assertThat(pish.run("all: true")).isZero();
        assertThat(pish.run("pi01: echo here; exit 3")).isEqualTo(3);
        assertThat(pish.out()).isEqualTo("── pi01 ── exit 3\nhere\n");
    }

    @Test
    void unreachableIs255AndTimeoutIs124() {
        pish.transport().takeDown("pi04");
        assertThat(pish.run("all: true")).isEqualTo(255);
        assertThat(pish.err()).contains("pi04").contains("connection refused");
        assertThat(pish.run("set timeout 100ms", "pi01: sleep 60")).isEqualTo(124);
    }

    @Test
    void theFirstFailureStopsAScriptUnlessItMayGoOn() {
        assertThat(pish.run("pi01: exit 3", "pi01: echo next")).isEqualTo(3);
        assertThat(pish.out()).doesNotContain("next");
        assertThat(pish.run("set errors continue", "pi01: exit 3", "pi01: exit 2", "pi01: echo next"))
                .isEqualTo(3);
        assertThat(pish.out()).contains("next");
    }

    @Test
    void errorsReachableForgivesNodesThatCannotBeReached() {
        pish.transport().takeDown("pi04");
        assertThat(pish.run("set errors reachable", "all: echo one", "all: echo two"))
                .isZero();
        assertThat(pish.out()).contains("one").contains("two");
        assertThat(pish.err()).contains("pi04");
        assertThat(pish.run("set errors reachable", "all: exit 7", "pi01: echo next"))
                .isEqualTo(7);
        assertThat(pish.out()).doesNotContain("next");
    }

    @Test
    void aParseErrorIs2AndStops() {
        assertThat(pish.run("# a comment", "", "all:uptime", "pi01: echo next")).isEqualTo(2);
        assertThat(pish.err()).isEqualTo("""
                pish: test.pish:3: no blank after the colon
                  all:uptime
                     ^
                  type `all: uptime`
                """);
        assertThat(pish.out()).isEmpty();
        assertThat(pish.run("set errors continue", "nonsense", "pi01: echo next"))
                .isEqualTo(2);
        assertThat(pish.out()).contains("next");
    }

    @Test
    void whatIsWrongIsSentNowhere() {
        for (String line : new String[] {"pi09: ls", "pi[01-: ls", "@nope: ls", "nodes --foo", "ls", "exit 300"}) {
            assertThat(pish.run(line)).as(line).isEqualTo(2);
            assertThat(pish.err().lines().filter(l -> l.startsWith("pish:")))
                    .as(line)
                    .hasSize(1);
            assertThat(pish.err()).as(line).contains("^");
        }
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void exitEndsWithItsStatusOrTheLargestSoFar() {
        assertThat(pish.run("exit 4", "pi01: echo next")).isEqualTo(4);
        assertThat(pish.out()).isEmpty();
        assertThat(pish.run("set errors continue", "pi01: exit 5", "exit")).isEqualTo(5);
        assertThat(pish.run("set errors continue", "pi01: exit 5", "quit 0")).isZero();
    }

    @Test
    void aCommandHereHasItsOwnStatus() {
        assertThat(pish.run("!false")).isEqualTo(1);
        assertThat(pish.run("!exit 9")).isEqualTo(9);
        assertThat(pish.run("!")).isEqualTo(2);
        assertThat(pish.err()).contains("a shell needs a terminal");
    }

    @Test
    void interruptedIs130AndStopsEvenAScriptThatGoesOn() throws InterruptedException {
        pish.set(Setting.ERRORS, "continue").set(Setting.OUTPUT, "live");
        Path started = home.resolve("started");
        Thread presses = new Thread(() -> {
            while (!started.toFile().exists()) {
                Thread.onSpinWait();
            }
            pish.shell().interrupt();
        });
        presses.start();
        assertThat(pish.run("pi01: touch " + started + "; sleep 60; echo no", "pi01: echo next"))
                .isEqualTo(130);
        presses.join();
        assertThat(pish.out()).doesNotContain("no").doesNotContain("next");
    }
}
