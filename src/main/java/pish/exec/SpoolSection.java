package pish.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/**
 * A spool's bytes in a file that it shares with others.
 *
 * @param start of the first byte in the file
 * @param length how many there are
 */
record SpoolSection(SpoolFile file, long start, long length) {
    private static final int CHUNK = 64 << 10;

    /** Writes a spool at the end of a file. */
    static SpoolSection write(Spool spool, SpoolFile file) throws IOException {
        long start = file.length();
        spool.writeTo(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                file.append(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int count) throws IOException {
                file.append(source, offset, count);
            }
        });
        return new SpoolSection(file, start, spool.length());
    }

    /** Reads from a position before the end. */
    int read(long position, byte[] target, int offset, int count) throws IOException {
        int there = (int) Math.min(count, length - position);
        file.read(start + position, target, offset, there);
        return there;
    }

    /** Returns the SHA-256 of the bytes. */
    byte[] digest() {
        MessageDigest digest = SpoolFile.sha256();
        byte[] chunk = new byte[CHUNK];
        try {
            for (long done = 0; done < length; done += chunk.length) {
                digest.update(chunk, 0, read(done, chunk, 0, chunk.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back output: " + e.getMessage(), e);
        }
        return digest.digest();
    }
}
