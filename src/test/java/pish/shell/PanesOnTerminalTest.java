package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Links;
import pish.exec.Spools;
import pish.exec.Told;
import pish.node.Node;
import pish.render.Palette;

/** Nodes in panes, on a terminal with a line discipline. */
@Timeout(60)
class PanesOnTerminalTest {
    @TempDir
    Path folder;

    private Path go;
    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        go = folder.resolve("go");
        typist = new Typist(folder, Palette.COLOUR, new Links(Node::of, new LocalTransport(folder), 4));
        typist.console.terminal().handle(Terminal.Signal.INT, signal -> typist.shell.interrupt());
        typist.shell.settings().set(Setting.OUTPUT, "panes");
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

    /** Returns a command that prints something and lasts until it is let go. */
    private String until(String first) {
        return first + "; while ! [ -e " + go + " ]; do sleep 0.02; done; ";
    }

    private static int status(CompletableFuture<Integer> line) throws Exception {
        return line.get(30, TimeUnit.SECONDS);
    }

    @Test
    void eachNodeHasOneWhileTheLineRunsAndFoldsFollow() throws Exception {
        CompletableFuture<Integer> line =
                run("all: " + until("echo begun; [ $PISH_NODE != pi02 ] || exit 3") + "echo done");
        assertThat(typist.await("3 of 4 nodes running, 1 failed: pi02"))
                .contains("─ pi01 ─")
                .containsPattern("─ pi02 ─+ exit 3 [0-9]+\\.[0-9] s ─")
                .containsPattern("─ pi04 ─+ running 0:[0-9]{2} ─")
                .contains("begun    ")
                .doesNotContain("── pi");
        Files.createFile(go);
        assertThat(status(line)).isEqualTo(3);
        assertThat(typist.await("── pi02 ── exit 3")).contains("begun\r\ndone\r\n");
        assertThat(typist.console.terminal().getAttributes().getLocalFlag(LocalFlag.ICANON))
                .isTrue();
    }

    @Test
    void ctrlCEndsTheLine() throws Exception {
        CompletableFuture<Integer> line = run("all: echo begun; sleep 300");
        typist.await("4 of 4 nodes running");
        typist.type(Typist.CTRL_C);
        assertThat(status(line)).isEqualTo(130);
        typist.await(" ── interrupted (130)\r\nbegun");
    }

    @Test
    void qGoesOnWithoutAndKeysBehindItAreForThePrompt() throws Exception {
        CompletableFuture<Integer> line = run("all: " + until("echo begun"));
        typist.await("q: fold");
        typist.type("qpi01: date\n");
        typist.await("[0/4]");
        Files.createFile(go);
        assertThat(status(line)).isZero();
        // a node that is late has a fold of its own
        assertThat(typist.await(" ──\r\nbegun\r\n")).contains("── pi").doesNotContain("q: fold");
        assertThat(typist.keys.takeTyped()).isEqualTo("pi01: date\n");
    }

    @Test
    void keysTurnPagesAndAnotherSizeIsHeeded() throws Exception {
        CompletableFuture<Integer> line = run("all: " + until("echo begun"));
        typist.await("4 of 4 nodes running");
        typist.resize(40, 5);
        assertThat(typist.await("4 running")).contains("1/2 n p", "─ pi02 ─").doesNotContain("─ pi03 ─");
        typist.type("n");
        assertThat(typist.await("2/2 n p")).contains("─ pi03 ─").doesNotContain("─ pi02 ─");
        typist.type("\u001b[5~");
        typist.await("1/2 n p");
        Files.createFile(go);
        assertThat(status(line)).isZero();
    }

    @Test
    void ctrlZSendsItToTheBackgroundAndItComesBackInPanes() throws Exception {
        CompletableFuture<Integer> line = run("all: " + until("echo begun") + "\nfg");
        typist.await("4 of 4 nodes running");
        typist.type("\u001a");
        assertThat(typist.await("4 of 4 nodes running")).contains("begun     ");
        Files.createFile(go);
        assertThat(status(line)).isZero();
        typist.await(" ──\r\nbegun\r\n");
    }

    @Test
    void whatIsSaidMeanwhileIsSeenAndFollows() throws Exception {
        List<Event> after = new ArrayList<>();
        try (Gather gather = new Gather(new Spools())) {
            PanesOnScreen panes = new PanesOnScreen(typist.shell, after::add, gather, Duration.ZERO);
            panes.handle(Told.started("pi01", "pi02"));
            panes.tick(0);
            panes.tick(TimeUnit.SECONDS.toNanos(1));
            typist.await("2 of 2 nodes running");
            Event said = new Event.Message(Event.Severity.WARNING, "something is amiss");
            Event ended = Told.exited("pi01", 0);
            Event last = Told.exited("pi02", 0);
            panes.handle(said);
            panes.handle(ended);
            panes.tick(TimeUnit.SECONDS.toNanos(2));
            assertThat(typist.await("1 of 2 nodes running, 1 ok")).contains("something is amiss");
            assertThat(after).hasSize(2).doesNotContain(said);
            panes.handle(last);
            assertThat(after).endsWith(ended, said, last);
        }
    }

    @Test
    void aQuestionIsAskedWhereItCanBeSeen() throws Exception {
        CompletableFuture<Integer> line = CompletableFuture.supplyAsync(() -> {
            try (Gather gather = new Gather(new Spools())) {
                PanesOnScreen panes = new PanesOnScreen(typist.shell, nobody -> {}, gather, Duration.ZERO);
                panes.handle(Told.started("pi01"));
                panes.tick(0);
                panes.tick(TimeUnit.SECONDS.toNanos(1));
                int length = typist.shell.operator().ask("who? ").orElse("").length();
                panes.tick(TimeUnit.SECONDS.toNanos(2));
                panes.close();
                return length;
            }
        });
        typist.await("who? ");
        typist.type("me\r");
        typist.await("1 of 1 node running");
        assertThat(status(line)).isEqualTo(2);
    }

    @Test
    void aTerminalThatIsTooSmallHasFolds() throws Exception {
        typist.resize(80, 3);
        CompletableFuture<Integer> line = run("pi01: echo one\npi01: echo two");
        assertThat(status(line)).isZero();
        assertThat(typist.await("two"))
                .containsOnlyOnce("panes need a prompt on a terminal of at least 19 by 4; shown folded");
    }

    @Test
    void aShortLineIsOnlyFolded() throws Exception {
        assertThat(status(run("pi01: echo here"))).isZero();
        assertThat(typist.await("── pi01 ──\r\nhere")).doesNotContain("q: fold");
    }
}
