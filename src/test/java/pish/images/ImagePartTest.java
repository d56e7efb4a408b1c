package pish.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of images: what is there after a cut, and what is read from them. */
class ImagePartTest {
    private static final int CHUNK = 200_000;

    @TempDir
    private Path folder;

    private final byte[] image = image();

    /** Two chunks and a half, of which the second is zeros. */
    private static byte[] image() {
        byte[] bytes = new byte[5 * CHUNK / 2];
        new Random(1).nextBytes(bytes);
        Arrays.fill(bytes, CHUNK, 2 * CHUNK, (byte) 0);
        return bytes;
    }

    private byte[] chunk(int index) {
        return Arrays.copyOfRange(image, index * CHUNK, Math.min(image.length, (index + 1) * CHUNK));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private void take(ImagePart part, int index) throws IOException {
        byte[] chunk = chunk(index);
        String sum = Blocks.hex(digest(chunk));
        part.take(new ByteArrayInputStream(packed(chunk)), chunk.length, () -> sum, count -> {});
    }

    private static java.security.MessageDigest digest(byte[] bytes) {
        java.security.MessageDigest digest = Blocks.sha256();
        digest.update(bytes);
        return digest;
    }

    @Test
    void aNodeThatSendsTooMuchIsNotListenedTo() throws IOException {
        byte[] zeros = packed(new byte[100 * CHUNK]);
        byte[] empty = packed(new byte[0]);
        // a gzip header, then blocks without anything in them: type stored, length 0 (RFC 1951, section 3.2.4)
        byte[] blocks = Arrays.copyOf(empty, 10 + 5 * CHUNK);
        for (int at = 10; at < blocks.length; at += 5) {
            System.arraycopy(new byte[] {0, 0, 0, -1, -1}, 0, blocks, at, 5);
        }
        for (byte[] sent : new byte[][] {zeros, blocks}) {
            try (ImagePart part = new ImagePart(folder.resolve("card.img.gz"), "x")) {
                assertThatThrownBy(() -> part.take(new ByteArrayInputStream(sent), CHUNK, () -> "", count -> {}))
                        .hasMessage("the node sends more than it was asked for");
                assertThat(folder.resolve("card.img.gz.part"))
                        .satisfies(file -> assertThat(Files.size(file)).isLessThan(2 * CHUNK));
            }
        }
        assertThat(folder).as("of nothing nothing is kept").isEmptyDirectory();
    }

    private void isTheImage(Path file) throws IOException {
        try (InputStream in = ImageSource.open(file)) {
            assertThat(in.readAllBytes()).isEqualTo(image);
        }
        ImageSource source = ImageSource.read(file, CHUNK, () -> false);
        assertThat(source.size()).isEqualTo(image.length);
        assertThat(source.chunks()).extracting(ImageSource.Chunk::zero).containsExactly(false, true, false);
        assertThat(source.chunks().get(2).sum()).isEqualTo(Blocks.hex(digest(chunk(2))));
    }

    @Test
    void aSecondRunGoesOnAfterTheLastWholeChunk() throws IOException {
        for (String name : new String[] {"card.img.gz", "card.img"}) {
            Path file = folder.resolve(name);
            try (ImagePart part = new ImagePart(file, "pi01\t/dev/sda")) {
                take(part, 0);
                take(part, 1);
            }
            // what came of a chunk before it was cut off
            Files.write(folder.resolve(name + ".part"), new byte[77], StandardOpenOption.APPEND);
            Files.writeString(folder.resolve(name + ".part.chunks"), "123", StandardOpenOption.APPEND);
            try (ImagePart part = new ImagePart(file, "pi01\t/dev/sda")) {
                assertThat(part.next()).isEqualTo(2);
                take(part, 2);
                part.finish();
            }
            isTheImage(file);
            assertThat(folder.resolve(name + ".part.chunks")).doesNotExist();
        }
    }

    @Test
    void anotherDeviceBeginsAnew() throws IOException {
        Path file = folder.resolve("card.img.gz");
        try (ImagePart part = new ImagePart(file, "pi01\t/dev/sda")) {
            take(part, 0);
        }
        try (ImagePart part = new ImagePart(file, "pi01\t/dev/sdb")) {
            assertThat(part.next()).isZero();
        }
    }

    @Test
    void nothingIsKeptOfWhatIsNotRight() throws IOException {
        Path file = folder.resolve("card.img");
        try (ImagePart part = new ImagePart(file, "pi01\t/dev/sda")) {
            InputStream from = new ByteArrayInputStream(packed(chunk(0)));
            assertThatThrownBy(() -> part.take(from, CHUNK, () -> "00".repeat(32), count -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not what was read");
            assertThat(part.next()).isZero();
            take(part, 0);
            take(part, 1);
            take(part, 2);
            part.finish();
        }
        isTheImage(file);
    }

    @Test
    void whatIsDamagedIsNoImage() throws IOException {
        Path file = folder.resolve("card.img.gz");
        Files.write(file, Arrays.copyOf(packed(image), 1000));
        assertThatThrownBy(() -> ImageSource.read(file, CHUNK, () -> false)).isInstanceOf(IOException.class);
    }
}
