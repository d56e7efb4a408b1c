package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Links;
import pish.node.Node;
import pish.render.Palette;
import pish.transport.Await;

/** A command that runs again and again, on a terminal with a line discipline. */
@Timeout(60)
class WatchOnTerminalTest {
    @TempDir
    Path folder;

    private LocalTransport transport;
    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        transport = new LocalTransport(folder);
        typist = new Typist(folder, Palette.COLOUR, new Links(Node::of, transport, 4));
        typist.console.terminal().handle(Terminal.Signal.INT, signal -> typist.shell.interrupt());
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private CompletableFuture<Integer> run(String line) {
        byte[] script = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(() -> typist.shell
                .run(typist.shell.sources().stream("test.pish", new ByteArrayInputStream(script)))
                .code());
    }

    private static int status(CompletableFuture<Integer> line) throws Exception {
        return line.get(30, TimeUnit.SECONDS);
    }

    @Test
    void eachResultTakesThePlaceOfTheOneBeforeAndTheLastStays() throws Exception {
        CompletableFuture<Integer> line = run("watch 100ms all: N=$((N+1)); echo run $N");
        assertThat(typist.await("── pi[01-04] (4) ──\r\r\nrun 1")).contains("every 0.1s  pi[01-04]: N=$((N+1))");
        typist.await("run 3");
        typist.type("q");
        assertThat(status(line)).isZero();
        assertThat(typist.await("run ")).matches("(?s).*── pi\\[01-04\\] \\(4\\) ──\r\nrun [0-9]+\r\n");
        assertThat(typist.console.terminal().getAttributes().getLocalFlag(LocalFlag.ICANON))
                .isTrue();
        assertThat(typist.keys.takeTyped()).isEmpty();
    }

    @Test
    void ctrlCEndsItAndWhatRuns() throws Exception {
        Path pid = folder.resolve("pid");
        CompletableFuture<Integer> line = run("watch pi01: sh -c 'echo $$ > " + pid + "; exec sleep 300'");
        typist.await("waiting for pi01");
        Await.until("its process", () -> pid.toFile().length() > 0);
        typist.type(Typist.CTRL_C);
        assertThat(status(line)).isEqualTo(130);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void itEndsByItselfAfterSoManyRuns() throws Exception {
        transport.takeDown("pi03");
        assertThat(status(run("watch -n 2 100ms pi[02-03]: echo here"))).isEqualTo(255);
        assertThat(typist.await("here\r\n── pi03 ──")).contains("pi03 does not answer  ");
    }

    @Test
    void anotherSizeIsHeededAndTheRestScrolled() throws Exception {
        CompletableFuture<Integer> line = run("watch 1h pi01: seq 100 120");
        typist.await("\n119\r");
        typist.resize(80, 10);
        assertThat(typist.await("15 more lines")).contains("\n105\r").doesNotContain("\n106\r");
        typist.type("G");
        assertThat(typist.await("15 lines above")).contains("\n120\r");
        typist.type("\u001b[A");
        assertThat(typist.await("14 lines above · 1 more line ·")).contains("\n119\r");
        typist.type("q");
        assertThat(status(line)).isZero();
    }

    @Test
    void whatIsTypedBehindTheKeyThatEndsItIsForThePrompt() throws Exception {
        CompletableFuture<Integer> line = run("watch 1h pi01: echo here");
        typist.await("── pi01 ──\r\r\nhere");
        typist.type("qpi01: echo é\n");
        assertThat(status(line)).isZero();
        assertThat(typist.keys.takeTyped()).isEqualTo("pi01: echo é\n");
    }
}
