package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.transport.Bytes;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void isEmptyAtFirst() throws IOException {
        Spool spool = new Spools(folder, 100, 1000).create();

        assertThat(spool.isEmpty()).isTrue();
        assertThat(spool.endsWithNewline()).isFalse();
        assertThat(spool.tail(10).length()).isZero();
        assertThat(content(spool)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99, 100, 101, 5_000, 70_000, 300_000})
    void givesBackExactlyWhatWasPutIn(int size) throws IOException {
        Random random = new Random(size);
        byte[] data = random(random, size);
        Spool spool = new Spools(folder, 1000, 100_000).create();

        putInPieces(spool, data, random, 40_000);

        assertThat(spool.length()).isEqualTo(size);
        assertThat(content(spool)).isEqualTo(data);
        try (InputStream in = spool.open()) {
            assertThat(in.available()).isEqualTo(size);
            assertThat(in.readAllBytes()).isEqualTo(data);
        }
        int most = Math.min(size, 60);
        assertThat(spool.tail(60).toArray()).isEqualTo(Arrays.copyOfRange(data, size - most, size));
    }

    @Test
    void growsAfterItWasRead() throws IOException {
        Spool spool = new Spools(folder, 10, 100).create();
        spool.append(Bytes.utf8("0123456789abc"));

        assertThat(content(spool)).asString().isEqualTo("0123456789abc");
        spool.append(Bytes.utf8("def\n"));

        assertThat(content(spool)).asString().isEqualTo("0123456789abcdef\n");
        assertThat(spool.endsWithNewline()).isTrue();
    }

    @Test
    void isTheSameWhereverTheBytesAre() throws IOException {
        Random random = new Random(3);
        byte[] data = random(random, 50_000);
        Spool small = new Spools(folder, 1 << 20, 1 << 20).create();
        Spool alsoSmall = new Spools(folder, 1 << 20, 1 << 20).create();
        Spool file = new Spools(folder, 1000, 1 << 20).create();
        Spool alsoFile = new Spools(folder, 20, 1 << 20).create();
        for (Spool spool : new Spool[] {small, alsoSmall, file, alsoFile}) {
            putInPieces(spool, data, random, 9_000);
        }

        assertThat(small.sameAs(alsoSmall)).isTrue();
        assertThat(small.sameAs(file)).isTrue();
        assertThat(file.sameAs(alsoFile)).isTrue();
    }

    @Test
    void differsByOneByte() throws IOException {
        byte[] data = random(new Random(4), 50_000);
        byte[] other = data.clone();
        other[20_000]++;
        Spools files = new Spools(folder, 1000, 1 << 20);
        Spools memory = new Spools(folder, 1 << 20, 1 << 20);

        assertThat(filled(files, data).sameAs(filled(files, other))).isFalse();
        assertThat(filled(memory, data).sameAs(filled(memory, other))).isFalse();
        assertThat(filled(memory, data).sameAs(filled(files, other))).isFalse();
        assertThat(filled(memory, data).sameAs(filled(memory, new byte[49_999])))
                .isFalse();
    }

    @Test
    void leavesNoFileBehindEvenWhileOpen() throws IOException {
        Spool spool = filled(new Spools(folder, 10, 100), new byte[1000]);

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(spool.length()).isEqualTo(1000);
    }

    @Test
    void bringsTheMemoryBackThatItTook() throws IOException {
        Spools spools = new Spools(folder, 1 << 20, 60_000);
        Spool first = filled(spools, new byte[40_000]);
        Spool second = filled(spools, new byte[40_000]);

        assertThat(spools.reserved()).as("the second went to a file").isBetween(20_000L, 60_000L);
        first.close();
        second.close();

        assertThat(spools.reserved()).isZero();
        assertThat(first.length()).isZero();
    }

    @Test
    void whatIsPutAwayTakesNoMemoryAndIsStillThere() throws IOException {
        Spools spools = new Spools(folder, 1 << 20, 1 << 20);
        byte[] data = random(new Random(5), 50_000);
        byte[] other = random(new Random(6), 70_000);
        Spool first = filled(spools, data);
        Spool second = filled(spools, other);
        try (SpoolFile shared = spools.openFile()) {
            first.moveTo(shared);
            second.moveTo(shared);

            assertThat(spools.reserved()).isZero();
            assertThat(content(first)).isEqualTo(data);
            assertThat(content(second)).isEqualTo(other);
            assertThat(second.length()).isEqualTo(70_000);
            assertThat(second.tail(3).toArray()).isEqualTo(Arrays.copyOfRange(other, 69_997, 70_000));
            assertThat(first.sameAs(filled(spools, data))).isTrue();
            assertThat(first.sameAs(second)).isFalse();
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
        first.close();
        assertThat(first.isEmpty()).isTrue();
    }

    @Test
    void whatCannotBePutAwayStays() throws IOException {
        Spool spool = filled(new Spools(folder, 1 << 20, 1 << 20), new byte[50_000]);
        SpoolFile full = new SpoolFile(new RandomAccessFile("/dev/full", "rw"));

        assertThatThrownBy(() -> spool.moveTo(full)).hasMessageContaining("No space left on device");

        assertThat(content(spool)).isEqualTo(new byte[50_000]);
    }

    @Test
    void saysThatTheDiskIsFullAndKeepsWhatItHad() throws IOException {
        Spool spool = new Spools(() -> new RandomAccessFile("/dev/full", "rw"), 10, 100).create();
        spool.append(Bytes.utf8("kept"));

        assertThatThrownBy(() -> spool.append(Bytes.utf8("too long to be kept")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");

        assertThat(content(spool)).asString().isEqualTo("kept");
    }

    @Test
    void aThousandSmallOutputsNeedNoFile() throws IOException {
        Spools spools = new Spools(folder.resolve("missing"), Spools.SPOOL_LIMIT, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(filled(spools, new byte[10_000]).length()).isEqualTo(10_000);
        }
    }

    private static Spool filled(Spools spools, byte[] data) throws IOException {
        Spool spool = spools.create();
        putInPieces(spool, data, new Random(data.length), 9_000);
        return spool;
    }

    private static void putInPieces(Spool spool, byte[] data, Random random, int most) throws IOException {
        int done = 0;
        while (done < data.length) {
            int piece = Math.min(data.length - done, 1 + random.nextInt(most));
            spool.append(Bytes.copyOf(data, done, piece));
            done += piece;
        }
    }

    private static byte[] random(Random random, int size) {
        byte[] data = new byte[size];
        random.nextBytes(data);
        return data;
    }

    private static byte[] content(Spool spool) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spool.writeTo(out);
        return out.toByteArray();
    }
}
