package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;
import pish.exec.Links;
import pish.node.Node;
import pish.render.Palette;

/** How nodes are, as this machine, which they all are, tells. */
@Timeout(60)
final class TopTest {
    @TempDir
    private Path home;

    private static void awaitNoLoops() throws InterruptedException {
        while (ProcessHandle.current()
                .descendants()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("dd bs=1"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void withoutATerminalItIsShownOnce() throws Exception {
        try (Batches pish = new Batches(home)) {
            pish.transport().takeDown("pi02");
            assertThat(pish.run("top pi[01-02]")).isEqualTo(255);
            assertThat(pish.out().lines()).hasSize(3);
            assertThat(pish.out())
                    .startsWith("NODE ")
                    .containsPattern("\npi01 +[0-9]+\\.[0-9]+ +[1-9][0-9]* +[0-9]+ ")
                    .containsPattern("\npi02 .*no answer\n");
            pish.set(Setting.FORMAT, "json");
            assertThat(pish.run("top pi01")).isZero();
            assertThat(pish.out()).containsPattern("\"table\":\"top\",\"node\":\"pi01\",\"load\":[0-9]");
            awaitNoLoops();
        }
    }

    @Test
    void aDryRunOnlyNamesIt() {
        try (Batches pish = new Batches(home).set(Setting.DRY_RUN, "on")) {
            assertThat(pish.run("top")).isZero();
            assertThat(pish.out()).isEqualTo("pi[01-04] (4): show how they are\n");
            assertThat(pish.transport().opens()).isZero();
        }
    }

    @Test
    void onATerminalItGoesOnUntilAKeyEndsItThereAndOnTheNodes() throws Exception {
        try (Typist typist = typist()) {
            CompletableFuture<Integer> line = run(typist, "top");
            assertThat(typist.await("% ")).contains("top: 4 nodes by node");
            typist.type("l");
            typist.await("by load");
            typist.type("q");
            assertThat(line.get(30, TimeUnit.SECONDS)).isZero();
            awaitNoLoops();
        }
    }

    @Test
    void ctrlCEndsItToo() throws Exception {
        try (Typist typist = typist()) {
            CompletableFuture<Integer> line = run(typist, "top pi[01-02]");
            typist.await("% ");
            typist.type(Typist.CTRL_C);
            assertThat(line.get(30, TimeUnit.SECONDS)).isEqualTo(130);
            awaitNoLoops();
        }
    }

    private Typist typist() throws Exception {
        Typist typist = new Typist(home, Palette.COLOUR, new Links(Node::of, new LocalTransport(home), 4));
        typist.console.terminal().handle(Terminal.Signal.INT, signal -> typist.shell.interrupt());
        return typist;
    }

    private static CompletableFuture<Integer> run(Typist typist, String line) {
        byte[] script = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(() -> typist.shell
                .run(typist.shell.sources().stream("test.pish", new ByteArrayInputStream(script)))
                .code());
    }
}
