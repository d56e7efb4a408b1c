package pish.exec;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The part of a spool that did not fit into memory. Not a {@link java.nio.channels.FileChannel}: that one closes itself,
 * and so loses the output, when the thread that uses it is interrupted.
 */
final class SpoolFile implements Closeable {
    /** Opens a new, empty file that nobody else can open. */
    @FunctionalInterface
    interface Opener {
        RandomAccessFile open() throws IOException;
    }

    private final RandomAccessFile file;
    private final MessageDigest digest = sha256();
    private long length;

    SpoolFile(RandomAccessFile file) {
        this.file = file;
    }

    long length() {
        return length;
    }

    /** Adds all of the bytes at the end, or, on an error, none. */
    void append(byte[] source, int offset, int count) throws IOException {
        file.seek(length);
        file.write(source, offset, count);
        digest.update(source, offset, count);
        length += count;
    }

    /** Reads {@code count} bytes from {@code position}, all of which must be there. */
    void read(long position, byte[] target, int offset, int count) throws IOException {
        file.seek(position);
        file.readFully(target, offset, count);
    }

    /** Returns the SHA-256 of everything here followed by some more bytes. */
    byte[] digest(byte[] more, int count) {
        MessageDigest copy = sha256Of(digest);
        copy.update(more, 0, count);
        return copy.digest();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static MessageDigest sha256Of(MessageDigest running) {
        try {
            return (MessageDigest) running.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }
}
