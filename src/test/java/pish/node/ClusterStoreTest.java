package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.syntax.SyntaxError;
import pish.syntax.Word;

/** How an edited cluster file comes to lie where it lay. */
class ClusterStoreTest {
    private static final int ADDS = 50;

    @TempDir
    private Path folder;

    private static ClusterText add(ClusterText text, String name) {
        return text.add("add " + name, List.of(new Word(name, 4, 4 + name.length(), false)));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theVersionBeforeIsKept() throws IOException {
        var file = folder.resolve("new/pish/cluster");
        var store = new ClusterStore(file);
        store.edit(text -> add(text, "pi01"));
        assertThat(folder.resolve("new/pish/cluster~")).doesNotExist();
        store.edit(text -> add(text, "pi02"));
        assertThat(file).hasContent("pi01\npi02\n");
        assertThat(folder.resolve("new/pish/cluster~")).hasContent("pi01\n");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("cluster", "cluster~", ".cluster.lock");
        }
    }

    @Test
    void linksAreFollowedAndStay() throws IOException {
        var file = Files.writeString(folder.resolve("real"), "pi01\n");
        var link = Files.createSymbolicLink(folder.resolve("cluster"), Path.of("real"));
        new ClusterStore(link).edit(text -> add(text, "pi02"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("pi01\npi02\n");
        assertThat(folder.resolve("real~")).hasContent("pi01\n");
    }

    @Test
    void whatIsRefusedOrWrongIsLeftAlone() throws IOException {
        var file = Files.writeString(folder.resolve("cluster"), "pi01\n");
        var store = new ClusterStore(file);
        assertThatThrownBy(() -> store.edit(text -> text.define("g", "pi9")))
                .isInstanceOf(SyntaxError.class)
                .hasMessage(file + ":2: unknown node pi9");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> store.edit(text -> add(text, "pi02"))).hasMessageContaining("chmod go-w");
        assertThat(file).hasContent("pi01\n");
        assertThat(folder.resolve("cluster~")).doesNotExist();
    }

    @Test
    void aPlantedLockLinkIsNotFollowed() throws IOException {
        var victim = folder.resolve("victim");
        Files.createSymbolicLink(folder.resolve(".cluster.lock"), victim);
        var store = new ClusterStore(folder.resolve("cluster"));
        assertThatThrownBy(() -> store.edit(text -> add(text, "pi01")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + folder.resolve("cluster"));
        assertThat(victim).doesNotExist();
    }

    @Test
    void twoProcessesAndTwoThreadsLoseNothing() throws Exception {
        var file = folder.resolve("cluster");
        var writers = new ArrayList<Process>();
        for (var prefix : List.of("a", "b")) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ClusterStoreTest.class.getName(),
                            file.toString(),
                            prefix)
                    .inheritIO()
                    .start());
        }
        var here = new Thread(() -> addAll(file, "c"));
        here.start();
        addAll(file, "d");
        here.join();
        for (var writer : writers) {
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }
        assertThat(new ClusterStore(file).read().cluster().known())
                .isEqualTo(NodeSet.parse("a[1-" + ADDS + "],b[1-" + ADDS + "],c[1-" + ADDS + "],d[1-" + ADDS + "]"));
    }

    private static void addAll(Path file, String prefix) {
        var store = new ClusterStore(file);
        for (int i = 1; i <= ADDS; i++) {
            var name = prefix + i;
            try {
                store.edit(text -> add(text, name));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Adds nodes from a process of its own: the file, and what their names begin with. */
    public static void main(String[] arguments) {
        addAll(Path.of(arguments[0]), arguments[1]);
    }
}
