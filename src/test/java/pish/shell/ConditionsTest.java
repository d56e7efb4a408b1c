package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Lines that run or not by how the one before ended, and lines that run again. */
final class ConditionsTest {
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

    private String shown(int status, String... lines) {
        assertThat(pish.run(lines)).as(pish.err()).isEqualTo(status);
        return pish.out()
                .lines()
                .filter(line -> !line.startsWith("──"))
                .toList()
                .toString();
    }

    @Test
    void oneOfBothRuns() {
        assertThat(shown(0, "pi01: true", "if-ok pi01: echo yes", "if-failed pi01: echo no"))
                .isEqualTo("[yes]");
        assertThat(shown(0, "pi01: false", "if-ok pi01: echo yes", "", "# c", "if-failed pi01: echo no"))
                .isEqualTo("[no]");
        assertThat(shown(0, "all: [ $PISH_NODE != pi03 ]", "if-failed @failed: echo $PISH_NODE", "pi01: echo on"))
                .isEqualTo("[pi03, on]");
    }

    @Test
    void whatIsAskedAboutStopsNothingAndDoesNotCount() {
        assertThat(shown(0, "pi01: exit 3", "if-ok pi01: echo yes", "pi01: echo on"))
                .isEqualTo("[on]");
        assertThat(shown(3, "pi01: exit 3", "pi01: echo on", "if-ok pi01: echo yes"))
                .isEqualTo("[]");
        assertThat(shown(4, "pi01: exit 3", "if-failed pi01: exit 4", "pi01: echo on"))
                .isEqualTo("[]");
        assertThat(shown(0, "pi01: false", "if-failed pi01: exit 4", "if-failed pi01: echo both"))
                .isEqualTo("[both]");
        assertThat(shown(0, "pi01: true", "if-ok pi01: exit 4", "if-failed pi01: echo as in sh"))
                .isEqualTo("[as in sh]");
        pish.set(Setting.ERRORS, "continue");
        assertThat(shown(0, "pi01: exit 3", "if-ok pi01: echo yes", "pi01: echo on"))
                .isEqualTo("[on]");
        assertThat(shown(3, "pi01: exit 3", "pi01: echo on")).isEqualTo("[on]");
    }

    @Test
    void anyLineMayFollow() {
        assertThat(shown(5, "pi01: false", "if-failed exit 5", "pi01: echo never"))
                .isEqualTo("[]");
        assertThat(shown(1, "pi01: false", "if-failed exit", "pi01: echo never"))
                .isEqualTo("[]");
        assertThat(shown(0, "!false", "if-failed nodeset -f a1 a2", "if-ok if-ok pi01: echo deep"))
                .isEqualTo("[a[1-2], deep]");
        assertThat(shown(2, "if-ok")).isEqualTo("[]");
        assertThat(pish.err()).contains("LINE is missing");
    }

    @Test
    void aMistakeIsNoAnswer() {
        assertThat(shown(2, "pi09: true", "if-failed pi01: echo no")).isEqualTo("[]");
        assertThat(shown(2, "pi01: true", "if-failed pi01:echo", "pi01: echo on"))
                .isEqualTo("[]");
        assertThat(pish.err()).isEqualTo("""
                pish: test.pish:2: no blank after the colon
                  if-failed pi01:echo
                                ^
                  type `pi01: echo`
                """);
    }

    @Test
    void aLineRunsAgain() {
        assertThat(shown(0, "repeat 3 wait 1ms pi01: echo $((n = n + 1))")).isEqualTo("[1, 2, 3]");
        assertThat(shown(0, "last -2")).isEqualTo("[2]");
        assertThat(shown(1, "repeat 3 pi01: echo x; false", "pi01: echo on")).isEqualTo("[x]");
        assertThat(shown(7, "repeat 3 exit 7", "pi01: echo on")).isEqualTo("[]");
        pish.set(Setting.ERRORS, "continue");
        assertThat(shown(1, "repeat 2 pi01: echo x; false", "pi01: echo on")).isEqualTo("[x, x, on]");
        assertThat(shown(2, "repeat 0 pi01: true")).isEqualTo("[]");
        assertThat(pish.err()).contains("not a number of times: 0");
        assertThat(shown(2, "repeat 2 wait soon pi01: true")).isEqualTo("[]");
        assertThat(pish.err()).contains("not a duration: soon");
    }

    @Test
    void ctrlCEndsThePause() throws Exception {
        Path mark = home.resolve("mark");
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> pish.run("repeat 2 wait 1h pi01: echo x >" + mark, "pi01: echo never"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(mark) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        pish.shell().interrupt();
        assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(pish.out()).isEmpty();
    }
}
