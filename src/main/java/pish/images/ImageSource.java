package pish.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/**
 * An image in a file, bare or gzip's, of which all is known that there is to check.
 *
 * @param size of the image itself, in bytes
 */
public record ImageSource(Path file, long size, List<Chunk> chunks) {
    /**
     * A part of it.
     *
     * @param zero whether it is nothing but zeros
     */
    record Chunk(String sum, boolean zero) {}

    /**
     * Reads one, from its first byte to its last.
     *
     * @param stopped asked again and again whether the user wants no more
     * @throws IOException if it cannot be read, or is damaged
     */
    public static ImageSource read(Path file, BooleanSupplier stopped) throws IOException {
        return read(file, Blocks.CHUNK, stopped);
    }

    static ImageSource read(Path file, int chunk, BooleanSupplier stopped) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        long size = 0;
        try (InputStream in = open(file)) {
            for (long count = add(in, chunk, chunks, stopped); count > 0; count = add(in, chunk, chunks, stopped)) {
                size += count;
            }
        }
        if (size == 0) {
            throw new IOException(file + " is empty");
        }
        return new ImageSource(file, size, List.copyOf(chunks));
    }

    private static long add(InputStream in, int chunk, List<Chunk> chunks, BooleanSupplier stopped) throws IOException {
        MessageDigest digest = Blocks.sha256();
        byte[] piece = new byte[Blocks.PIECE];
        boolean zero = true;
        int total = 0;
        while (total < chunk) {
            int count = in.readNBytes(piece, 0, Math.min(piece.length, chunk - total));
            if (stopped.getAsBoolean()) {
                throw new InterruptedIOException("interrupted");
            }
            if (count == 0) {
                break;
            }
            digest.update(piece, 0, count);
            zero = zero && Blocks.isZero(piece, count);
            total += count;
        }
        if (total > 0) {
            chunks.add(new Chunk(Blocks.hex(digest), zero));
        }
        return total;
    }

    /** Opens the image itself: what gzip has packed is unpacked, by what the file begins with (RFC 1952, section 2.3.1). */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), Blocks.PIECE);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in, Blocks.PIECE) : in;
    }

    InputStream open() throws IOException {
        return open(file);
    }
}
