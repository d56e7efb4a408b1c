package pish.images;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * An image that is on its way into a file: {@code FILE.part}, and beside it {@code FILE.part.chunks}, a line for each chunk
 * that is there whole: the part's length after it, and its checksum. The first line says what the image is of. A file that
 * ends in {@code .gz} is one gzip member a chunk, which gzip reads as one file (RFC 1952, section 2.2); any other is the bare
 * image, with holes for zeros.
 */
final class ImagePart implements Closeable {
    private static final String TOO_MUCH = "the node sends more than it was asked for";

    private final Path file;
    private final Path part;
    private final Path journal;
    private final boolean packed;
    private final RandomAccessFile out;
    private int next;
    private long end;

    /**
     * Opens it, and takes up what is there of the same.
     *
     * @param what the image is of, in one line
     */
    ImagePart(Path file, String what) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.journal = file.resolveSibling(file.getFileName() + ".part.chunks");
        this.packed = file.toString().endsWith(".gz");
        this.out = new RandomAccessFile(part.toFile(), "rw");
        List<String> lines = Files.exists(journal) ? Files.readAllLines(journal) : List.of();
        if (!lines.isEmpty() && lines.get(0).equals(what)) {
            takeUp(lines.subList(1, lines.size()));
        }
        // without what was cut off
        Files.write(
                journal,
                Stream.concat(Stream.of(what), lines.stream().skip(1).limit(next))
                        .toList());
    }

    private void takeUp(List<String> lines) throws IOException {
        for (String line : lines) {
            // the last may have been cut off
            if (!line.matches("[0-9]{1,18} [0-9a-f]{64}")) {
                return;
            }
            long length = Long.parseLong(line.substring(0, line.indexOf(' ')));
            if (length > out.length()) {
                return;
            }
            end = length;
            next++;
        }
    }

    /** Returns the first chunk that is not there, from 0. */
    int next() {
        return next;
    }

    /**
     * Takes the next chunk.
     *
     * @param from brings it as a gzip member, and ends after that
     * @param length how long it is to be, in bytes
     * @param sum asked after that for the checksum that it is to have
     * @param meter told of each bytes that came
     * @throws IOException if it is not right; nothing of it is kept
     */
    void take(InputStream from, int length, Supplier<String> sum, LongConsumer meter) throws IOException {
        out.setLength(end);
        out.seek(end);
        MessageDigest digest = Blocks.sha256();
        long came = 0;
        byte[] piece = new byte[Blocks.PIECE];
        try (InputStream in = new GZIPInputStream(new Tee(from, length), Blocks.PIECE)) {
            for (int count = in.readNBytes(piece, 0, piece.length);
                    count > 0;
                    count = in.readNBytes(piece, 0, piece.length)) {
                digest.update(piece, 0, count);
                came += count;
                if (came > length) {
                    throw new IOException(TOO_MUCH);
                }
                meter.accept(count);
                keep(piece, count);
            }
        }
        String expected = sum.get();
        if (came != length || !Blocks.hex(digest).equals(expected)) {
            throw new IOException("what arrived is not what was read: " + came + " of " + length + " bytes");
        }
        if (!packed) {
            out.setLength(end + length);
        }
        out.getFD().sync();
        end = out.length();
        next++;
        Files.writeString(journal, end + " " + expected + "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    }

    private void keep(byte[] piece, int count) throws IOException {
        if (packed) {
            return;
        }
        if (Blocks.isZero(piece, count)) {
            out.seek(out.getFilePointer() + count);
        } else {
            out.write(piece, 0, count);
        }
    }

    /** Gives it its name. */
    void finish() throws IOException {
        out.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(journal);
    }

    /** Keeps what is there for another time, unless that is nothing. */
    @Override
    public void close() throws IOException {
        out.close();
        if (next == 0) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(journal);
        }
    }

    /** Keeps what is read through it as it comes, where that is what is wanted; what it reads from stays open. */
    private final class Tee extends FilterInputStream {
        /** What is left of the most that a chunk can take up, packed: gzip adds a few bytes to what it cannot pack. */
        private long left;

        private Tee(InputStream in, int length) {
            super(in);
            left = length + length / 100L + Blocks.PIECE;
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            use(1);
            if (octet >= 0 && packed) {
                out.write(octet);
            }
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            use(count);
            if (count > 0 && packed) {
                out.write(bytes, offset, count);
            }
            return count;
        }

        private void use(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException(TOO_MUCH);
            }
        }

        @Override
        public void close() {
            // whoever reads from there may still want to know how it ended
        }
    }
}
