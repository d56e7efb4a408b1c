package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Spool;
import pish.exec.Spools;
import pish.render.Palette;
import pish.transport.Bytes;

@Timeout(60)
class PagerTest {
    @TempDir
    Path folder;

    private Typist typist;
    private Attributes before;
    private CompletableFuture<Void> pager;

    @BeforeEach
    void open() throws Exception {
        typist = new Typist(folder, Palette.PLAIN);
        before = typist.console.terminal().getAttributes();
        Spool text = new Spools(folder, 1000, 1000).create();
        text.append(Bytes.utf8(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "row " + i + (i == 2 ? " ──" : "") + (i == 70 ? " Needle 😀\n" : "\n"))
                .collect(Collectors.joining())));
        text.append(Bytes.utf8("w".repeat(100) + "ide\n"));
        pager = CompletableFuture.runAsync(() -> {
            try {
                typist.console.page(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        typist.close();
    }

    private String shown(String keys, String expected) throws Exception {
        typist.type(keys);
        return typist.await(expected);
    }

    private void leave(String key) throws Exception {
        typist.type(key);
        pager.get(20, TimeUnit.SECONDS);
        for (LocalFlag flag : LocalFlag.values()) {
            assertThat(typist.console.terminal().getAttributes().getLocalFlag(flag))
                    .as(flag.name())
                    .isEqualTo(before.getLocalFlag(flag));
        }
    }

    @Test
    void showsPageAfterPage() throws Exception {
        assertThat(shown("", "line 1 · space b"))
                .contains("row 1\r", "row 2 ──\r", "row 23\r")
                .doesNotContain("row 24");
        assertThat(shown(" ", "line 24")).contains("row 24\r", "row 46\r").doesNotContain("row 47");
        assertThat(shown("j", "line 25")).contains("row 47\r");
        assertThat(shown("b", "line 2")).contains("row 2 ──\r");
        assertThat(shown("\u001b[A", "line 1")).contains("row 1\r");
        assertThat(shown("G", "(end)")).contains("row 80\r", "w".repeat(80) + "\r", "w".repeat(20) + "ide\r");
        assertThat(shown("g", "line 1")).contains("row 1\r");
        leave("q");
    }

    @Test
    void searchesAndSaysWhereNothingIs() throws Exception {
        typist.await("line 1");
        assertThat(shown("/needle\r", "line 70")).contains("row 70 Needle 😀");
        assertThat(shown("n", "not found: needle")).contains("line 70");
        assertThat(shown("/row 1.$\rN", "line 19")).contains("row 19");
        assertThat(shown("/[\r", "not found: [")).contains("line 19");
        leave("q");
    }

    @Test
    void ctrlCEndsIt() throws Exception {
        typist.await("line 1");
        leave(Typist.CTRL_C);
    }

    @Test
    void ctrlCAlsoEndsASearchThatHasBegun() throws Exception {
        typist.await("line 1");
        shown("/ro", "/ro");
        shown(Typist.CTRL_C, "line 1");
        leave(Typist.CTRL_C);
    }
}
