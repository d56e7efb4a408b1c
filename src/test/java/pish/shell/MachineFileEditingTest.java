package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.render.Palette;

/** {@code machinefile edit}, with somebody at its keys. */
final class MachineFileEditingTest {
    private static final String EXIT = "\u0018";
    private static final String CUT_LINE = "\u000b";
    private static final String READ_FILE = "\u0012";

    @TempDir
    private Path folder;

    private Typist typist;
    private Path file;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.PLAIN);
        file = Files.writeString(folder.resolve("hosts"), "# boards\npi01:4\n");
        typist.shell.context().machineFile().use(file);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private CompletableFuture<Integer> run(String line) {
        byte[] script = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(() -> typist.shell
                .run(typist.shell.sources().stream("test", new ByteArrayInputStream(script)))
                .code());
    }

    /** Leaves the editor and has it save. */
    private void save() throws Exception {
        typist.type(EXIT);
        typist.await("Save modified buffer");
        typist.type("y");
        typist.await("File Name to Write: hosts");
        typist.type("\r");
    }

    private static int of(CompletableFuture<Integer> status) throws Exception {
        return status.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatIsTypedIsSavedAndCanBeUndone() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        assertThat(typist.await("pi01:4")).contains("# boards", file.toString());
        typist.type("pi02:2\r");
        assertThat(Files.readString(file)).isEqualTo("# boards\npi01:4\n");
        save();
        assertThat(of(status)).isZero();
        assertThat(Files.readString(file)).isEqualTo("pi02:2\n# boards\npi01:4\n");
        assertThat(typist.await("1 line more")).contains("wrote " + file);
        assertThat(of(run("machinefile undo"))).isZero();
        assertThat(Files.readString(file)).isEqualTo("# boards\npi01:4\n");
    }

    @Test
    void faultsAreShownAndSentBackToTheEditor() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        typist.await("pi01:4");
        typist.type("pi02:x\r");
        save();
        assertThat(typist.await("Throw it away? [y/N]")).contains("bad number: :x", "write pi02:4");
        typist.type("\r");
        assertThat(typist.await("pi01:4")).contains("line 1: bad number: :x").contains("pi02:x");
        typist.type(CUT_LINE + "pi02:3\r");
        save();
        assertThat(of(status)).isZero();
        assertThat(Files.readString(file)).isEqualTo("pi02:3\n# boards\npi01:4\n");
    }

    @Test
    void whatCannotBeSavedCanBeThrownAway() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        typist.await("pi01:4");
        typist.type("pi02 slots=3\r");
        save();
        typist.await("Throw it away?");
        typist.type("y\r");
        assertThat(of(status)).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo("# boards\npi01:4\n");
        assertThat(folder.resolve("hosts~")).doesNotExist();
    }

    @Test
    void leavingWithoutSavingChangesNothing() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        typist.await("pi01:4");
        typist.type("x" + EXIT);
        typist.await("Save modified buffer");
        typist.type("n");
        assertThat(of(status)).isZero();
        assertThat(Files.readString(file)).isEqualTo("# boards\npi01:4\n");
    }

    @Test
    void noOtherFileCanBeOpened() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        assertThat(typist.await("pi01:4")).doesNotContain("Read File");
        typist.type(READ_FILE);
        typist.await("disabled in restricted mode");
        typist.type(EXIT);
        assertThat(of(status)).isZero();
    }

    @Test
    void whatWasTypedIsKeptWhereTheFileWasChangedMeanwhile() throws Exception {
        CompletableFuture<Integer> status = run("machinefile edit");
        typist.await("pi01:4");
        typist.type("pi02:2\r");
        Files.writeString(file, "pi09\n");
        save();
        assertThat(of(status)).isEqualTo(1);
        String said = typist.await("what you typed is in ");
        Path kept = Path.of(said.replaceFirst("(?s).*what you typed is in (\\S+).*", "$1"));
        assertThat(Files.readString(kept)).isEqualTo("pi02:2\n# boards\npi01:4\n");
        assertThat(Files.readString(file)).isEqualTo("pi09\n");
        Files.delete(kept);
        Files.delete(kept.getParent());
    }
}
