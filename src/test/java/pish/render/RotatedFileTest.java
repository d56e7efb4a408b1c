package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatedFileTest {
    private static final byte[] MARK = "> ".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path home;

    private void write(Path path, RotatedFile.Size size, String... lines) throws IOException {
        try (RotatedFile file = new RotatedFile(path, size)) {
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                file.line(MARK, bytes, 0, bytes.length);
            }
        }
    }

    @Test
    void aFullFileMakesRoomAndTheOldestGo() throws IOException {
        Path path = home.resolve("pi01.log");
        RotatedFile.Size size = new RotatedFile.Size(10, 2);
        write(path, size, "aa", "bb", "cc");
        assertThat(path).hasContent("> cc\n");
        assertThat(home.resolve("pi01.log.1")).hasContent("> aa\n> bb\n");
        write(path, size, "dd", "a long line", "ee");
        assertThat(path).hasContent("> ee\n");
        assertThat(home.resolve("pi01.log.1")).hasContent("> a long line\n");
        assertThat(home.resolve("pi01.log.2")).hasContent("> cc\n> dd\n");
        assertThat(home.resolve("pi01.log.3")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void noneNeedBeKept() throws IOException {
        Path path = home.resolve("pi01.log");
        write(path, new RotatedFile.Size(6, 0), "aa", "bb");
        assertThat(path).hasContent("> bb\n");
        assertThat(home.resolve("pi01.log.1")).doesNotExist();
    }

    @Test
    void aFileWithoutLimitGrows() throws IOException {
        Path path = home.resolve("pi01.log");
        write(path, RotatedFile.Size.UNBOUNDED, "aa");
        write(path, RotatedFile.Size.UNBOUNDED, "bb");
        assertThat(path).hasContent("> aa\n> bb\n");
    }

    @Test
    void aLinkStaysWhereItIs() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("pi01.log"), Files.createFile(home.resolve("elsewhere")));
        write(link, new RotatedFile.Size(6, 2), "aa", "bb");
        assertThat(link).isSymbolicLink().hasContent("> aa\n> bb\n");
    }
}
