package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Links;
import pish.node.Node;
import pish.render.Palette;

/** When the pager begins, on a terminal of 24 rows. */
@Timeout(60)
class PagingTest {
    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.PLAIN, new Links(Node::of, new LocalTransport(folder), 4));
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private CompletableFuture<Integer> run(String... lines) {
        byte[] script = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(() -> typist.shell
                .run(typist.shell.sources().stream("test.pish", new ByteArrayInputStream(script)))
                .code());
    }

    private static int status(CompletableFuture<Integer> line) throws Exception {
        return line.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aLongResultIsInThePagerInPlaceOfTheScreen() throws Exception {
        CompletableFuture<Integer> line = run("set pager on", "all: seq 500 540; exit 3");
        assertThat(typist.await("line 1 · space b"))
                .contains("── pi[01-04] (4) ── exit 3\r\n", "\n500")
                .doesNotContain("\n530");
        typist.type("q");
        assertThat(typist.await("shows them again"))
                .contains("42 lines; `last --page` shows them again")
                .doesNotContain("\n530");
        assertThat(status(line)).isEqualTo(3);
    }

    @Test
    void aShortOneIsOnTheScreen() throws Exception {
        assertThat(status(run("set pager on", "all: seq 22"))).isZero();
        assertThat(typist.await("\n22")).contains("── pi[01-04] (4) ──").doesNotContain("space b");
    }

    @Test
    void theSameHoldsForOneThatIsShownAgain() throws Exception {
        assertThat(status(run("all: seq 500 540"))).isZero();
        assertThat(typist.await("looks through them")).contains("\n540", "42 lines; `last --page` looks through them");
        CompletableFuture<Integer> line = run("set pager on", "last");
        assertThat(typist.await("line 1 · space b")).contains("\n500").doesNotContain("\n530");
        typist.type("q");
        assertThat(status(line)).isZero();
    }

    @Test
    void whatOtherLinesRunIsPrinted() throws Exception {
        assertThat(status(run("set pager on", "repeat 2 all: seq 500 540"))).isZero();
        assertThat(typist.await("\n540")).doesNotContain("space b").containsPattern("(?s)\n540.*\n540");
    }
}
