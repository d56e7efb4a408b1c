package pish.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums are those of the tools on the nodes. */
final class RunningSumTest {
    @TempDir
    private Path folder;

    private static String made(String tool, Path file) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", tool + " <\"$1\"", "sh", file.toString()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", -1)[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 70_000})
    void theToolsAgree(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(folder.resolve("file"), bytes);
        Checksums sums = new Checksums();
        assertThat(sums.of(file, size, Checksums.Kind.SHA256)).isEqualTo(made("sha256sum", file));
        assertThat(sums.of(file, size, Checksums.Kind.CKSUM)).isEqualTo(made("cksum", file));
    }

    @Test
    void aPartCanBeAskedFor() throws IOException {
        Path whole = Files.writeString(folder.resolve("whole"), "abcdef");
        Path part = Files.writeString(folder.resolve("part"), "abc");
        Checksums sums = new Checksums();
        for (Checksums.Kind kind : Checksums.Kind.values()) {
            assertThat(sums.of(whole, 3, kind)).isEqualTo(sums.of(part, 3, kind));
            assertThat(sums.of(whole, 3, kind)).isNotEqualTo(sums.of(whole, 6, kind));
        }
    }

    @Test
    void itCanBeReadWhileItGrows() {
        for (Checksums.Kind kind : Checksums.Kind.values()) {
            RunningSum sum = new RunningSum(kind);
            RunningSum other = new RunningSum(kind);
            sum.update(new byte[] {1}, 0, 1);
            String first = sum.text();
            assertThat(sum.text()).isEqualTo(first);
            sum.update(new byte[] {0, 2, 0}, 1, 1);
            other.update(new byte[] {1, 2}, 0, 2);
            assertThat(sum.text()).isEqualTo(other.text()).isNotEqualTo(first);
        }
    }
}
