package pish.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that other programs read, and archives of other programs and of nobody. */
final class TarTest {
    private static final String LONG = "folder/" + "n".repeat(150);

    @TempDir
    private Path folder;

    private static Entry file(String name, int size) {
        return new Entry(name, Entry.Kind.FILE, 0640, size, 1_000_000_000L, "", Path.of(name));
    }

    private static InputStream zeros(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(out);
        tar.folder(new Entry("folder", Entry.Kind.FOLDER, 0711, 0, 5, "", Path.of("f")), 0711);
        tar.file(file(LONG, 513), zeros(600));
        tar.file(file("-x\n", 0), zeros(0));
        tar.file(file("folder/latin\u00fc", 512), zeros(512));
        tar.link(new Entry("l", Entry.Kind.LINK, 0777, 0, 0, "y".repeat(120), Path.of("l")));
        tar.end();
        return out.toByteArray();
    }

    private static List<TarReader.Member> members(InputStream in) throws IOException {
        TarReader tar = new TarReader(in);
        List<TarReader.Member> members = new ArrayList<>();
        for (Optional<TarReader.Member> next = tar.next(); next.isPresent(); next = tar.next()) {
            members.add(next.get());
        }
        return members;
    }

    private String run(byte[] input, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(input);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(members(new ByteArrayInputStream(archive())))
                .containsExactly(
                        new TarReader.Member("./folder/", 0, false),
                        new TarReader.Member("./" + LONG, 513, true),
                        new TarReader.Member("./-x\n", 0, true),
                        new TarReader.Member("./folder/latin\u00fc", 512, true),
                        new TarReader.Member("./l", 0, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "busybox tar"})
    void otherProgramsReadIt(String program) throws IOException {
        assertThat(run(archive(), "sh", "-c", program + " -xf -")).isEmpty();
        assertThat(folder.resolve(LONG)).hasSize(513);
        assertThat(Files.getLastModifiedTime(folder.resolve(LONG)).toMillis()).isEqualTo(1_000_000_000_000L);
        assertThat(folder.resolve("-x\n")).isEmptyFile();
        assertThat(ByteName.in(folder, "folder/latin\u00fc")).hasSize(512);
        assertThat(Files.readSymbolicLink(folder.resolve("l"))).isEqualTo(Path.of("y".repeat(120)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar --format=gnu", "tar --format=pax", "tar --format=ustar", "busybox tar"})
    void readsTheirs(String program) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("folder/a"), "content");
        String name = "d".repeat(90) + "/" + "n".repeat(90);
        Files.createDirectory(folder.resolve("d".repeat(90)));
        Files.writeString(folder.resolve(name), "x".repeat(1000));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
        byte[] archive = run(new byte[0], "sh", "-c", program + " -cf - ./folder/a ./link ./" + name)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(members(new ByteArrayInputStream(archive)))
                .containsExactly(
                        new TarReader.Member("./folder/a", 7, true),
                        new TarReader.Member("./link", 0, false),
                        new TarReader.Member("./" + name, 1000, true));
    }

    @Test
    void whatIsCutShortIsAnError() throws IOException {
        byte[] archive = archive();
        for (int length : new int[] {511, 700, 2000}) {
            InputStream in = new ByteArrayInputStream(archive, 0, length);
            assertThatThrownBy(() -> members(in)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatIsNoArchiveIsAnError() {
        InputStream in = new ByteArrayInputStream("no".repeat(512).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> members(in)).hasMessage("the node sent no tar archive");
    }

    @Test
    void aNameWithoutEndIsNotKept() {
        byte[] block = new byte[TarWriter.BLOCK];
        block[156] = 'L';
        byte[] size = "77777777777".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(size, 0, block, 124, size.length);
        assertThatThrownBy(() -> members(new ByteArrayInputStream(block)))
                .hasMessage("a name in the archive is too long");
    }

    @Test
    void aFileThatShrinksIsAnError() {
        assertThatThrownBy(() -> new TarWriter(new ByteArrayOutputStream()).file(file("a", 10), zeros(9)))
                .hasMessage("a became shorter while it was read");
    }
}
