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
import pish.render.Palette;

/** What somebody at a terminal records of the screen, and is asked before a line of a recording runs again. */
final class FilmTest {
    @TempDir
    private Path folder;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.COLOUR);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private CompletableFuture<Integer> running() {
        return CompletableFuture.supplyAsync(
                () -> typist.shell.run(typist.source).code());
    }

    private static int end(CompletableFuture<Integer> running) throws Exception {
        return running.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theScreenIsRecordedButNoPassword() throws Exception {
        Path file = folder.resolve("demo.cast");
        CompletableFuture<Integer> running = running();
        typist.type("record --cast " + file + "\r");
        typist.type("nodeset -e pi[01-02]\r");
        typist.await("pi01 pi02");
        typist.type("exit\r");
        end(running);
        CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(
                () -> typist.console.askSecret("sudo password: ").isPresent());
        typist.await("sudo password: ");
        typist.type("raspberry\r");
        assertThat(asked.get(20, TimeUnit.SECONDS)).isTrue();
        typist.shell.context().journals().stopRecording();
        String cast = Files.readString(file);
        assertThat(cast)
                .startsWith("{\"version\": 2, \"width\": 80, \"height\": 24, \"timestamp\": ")
                .contains("pi01 pi02\\r\\n")
                .contains("sudo password: ")
                .doesNotContain("raspberry");
        assertThat(cast.lines().skip(1)).allMatch(line -> line.matches("\\[[0-9]+\\.[0-9]{6}, \"o\", \".*\"]"));
    }

    @Test
    void eachLineIsAskedAboutUntilAll() throws Exception {
        Path file = Files.writeString(
                folder.resolve("build.pish"),
                "nodeset -e a1\n# status 0, 0.00 s\nnodeset -e b1\n# status 1, 0.00 s\nnodeset -e c1\nnodeset -e d1\n");
        CompletableFuture<Integer> running = running();
        typist.type("replay --step --check " + file + "\r");
        typist.await("pish> nodeset -e a1\r\nrun it? yes, no, all, quit: ");
        typist.type("y\r");
        typist.await("pish> nodeset -e b1\r\nrun it? yes, no, all, quit: ");
        typist.type("no\r");
        assertThat(typist.await("pish> nodeset -e c1\r\nrun it? yes, no, all, quit: "))
                .doesNotContain("\nb1");
        typist.type("maybe\r");
        typist.await("type yes, no, all or quit, or the first letter");
        typist.type("a\r");
        assertThat(typist.await("1 line compared, as recorded")).contains("\nc1", "\nd1");
        typist.type("exit\r");
        assertThat(end(running)).isZero();
    }

    @Test
    void quittingRunsNoMore() throws Exception {
        Path file = Files.writeString(folder.resolve("build.pish"), "nodeset -e a1\nnodeset -e b1\n");
        CompletableFuture<Integer> running = running();
        typist.type("replay --step " + file + "\r");
        typist.await("run it?");
        typist.type(Typist.CTRL_C);
        typist.type("exit\r");
        assertThat(end(running)).isZero();
        assertThat(typist.await("exit")).doesNotContain("b1");
    }
}
