package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** A command that runs again and again where there is no terminal. */
@Timeout(60)
final class WatchTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void begin() {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    @Test
    void resultsFollowEachOther() {
        assertThat(pish.run("watch -n 3 100ms pi01: echo x >> " + home.resolve("runs") + "; wc -l < "
                        + home.resolve("runs")))
                .isZero();
        assertThat(pish.out().replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}", "TIME"))
                .isEqualTo("━━ TIME ━━\n── pi01 ──\n1\n━━ TIME ━━\n── pi01 ──\n2\n━━ TIME ━━\n── pi01 ──\n3\n");
        assertThat(pish.err()).isEmpty();
        assertThat(pish.run("last")).isZero();
        assertThat(pish.out()).isEqualTo("── pi01 ──\n3\n");
        assertThat(pish.run("last -2")).isEqualTo(1);
    }

    @Test
    void aRunThatFailsEndsNothingAndTheLastOneCounts() {
        Path mark = home.resolve("mark");
        assertThat(pish.run("watch -n 2 0.1 pi[01-02]: [ -e " + mark + "-$PISH_NODE ] || { touch " + mark
                        + "-$PISH_NODE; exit 3; }"))
                .isZero();
        assertThat(pish.err()).isEqualTo("── pi[01-02] (2) ── exit 3\n");
        assertThat(pish.run("watch -n 2 100ms pi01: exit 4")).isEqualTo(4);
    }

    @Test
    void inJsonEachRunHasItsEvents() {
        pish.set(Setting.FORMAT, "json");
        assertThat(pish.run("watch -n 2 100ms pi01: echo x")).isZero();
        assertThat(pish.out().lines().filter(line -> line.contains("\"table\":\"watch\",\"run\":")))
                .hasSize(2);
        assertThat(pish.out().lines().filter(line -> line.contains("\"event\":\"exited\"")))
                .hasSize(2);
        assertThat(pish.out().lines().filter(line -> line.contains("\"event\":\"finished\"")))
                .hasSize(1);
    }

    @Test
    void ctrlCEndsItAndWhatRuns() throws Exception {
        Path pid = home.resolve("pid");
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> pish.run("watch pi01: sh -c 'echo $$ > " + pid + "; exec sleep 300'"));
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        pish.shell().interrupt();
        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
        assertThat(pish.out().lines().filter(line -> line.startsWith("━━"))).hasSize(1);
    }

    @Test
    void ctrlCEndsItBetweenTwoRuns() throws Exception {
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> pish.run("watch 1h pi01: echo x"));
        while (!pish.out().contains("── pi01 ──\nx\n")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        pish.shell().interrupt();
        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(130);
    }

    @Test
    void aDryRunOnlyNamesIt() {
        pish.set(Setting.DRY_RUN, "on");
        assertThat(pish.run("watch all: uptime")).isZero();
        assertThat(pish.out()).isEqualTo("pi[01-04] (4): uptime\n");
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void mistakesAreSaid() throws IOException {
        assertThat(pish.run("watch 2x all: uptime")).isEqualTo(2);
        assertThat(pish.err()).contains("not a duration: 2x");
        assertThat(pish.run("watch 1ms all: uptime")).isEqualTo(2);
        assertThat(pish.err()).contains("too short an interval: 1ms");
        assertThat(pish.run("watch -n 0 all: uptime")).isEqualTo(2);
        assertThat(pish.err()).contains("not a number of runs: 0");
        assertThat(pish.run("watch 2s 3s all: uptime")).isEqualTo(2);
        assertThat(pish.err()).contains("one argument too many: 3s");
        assertThat(pish.run("watch")).isEqualTo(2);
        assertThat(pish.err()).contains("TARGET: COMMAND is missing");
    }
}
