package pish.exec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import pish.transport.Bytes;

/**
 * A run of bytes that only grows: what a command printed. It is in memory while it is small, then in a file without a
 * name; what is put away is in a file with others. Not safe for use by several threads at once.
 */
public final class Spool implements Closeable {
    /** So much is always kept in memory, so that small outputs never need a file. */
    private static final int SMALL = 16 << 10;

    private static final int WRITE_BUFFER = 32 << 10;

    private final Spools spools;
    /** Everything while there is no file; then what comes after the file's content. */
    private byte[] buffer = {};

    private int buffered;
    private int reserved;
    private SpoolFile file;
    /** Where everything is once it is put away. */
    private Optional<SpoolSection> section = Optional.empty();

    private byte last;

    Spool(Spools spools) {
        this.spools = spools;
    }

    /**
     * Adds bytes at the end.
     *
     * @throws IOException if there is no room for them; what was added before is still there
     */
    public void append(Bytes bytes) throws IOException {
        bytes.writeTo(appender());
    }

    /** Returns a stream that adds what is written at the end. */
    public OutputStream appender() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                append(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int count) throws IOException {
                append(source, offset, count);
            }
        };
    }

    /** Returns how many bytes there are; 0 once it is closed. */
    public long length() {
        return section.map(SpoolSection::length).orElseGet(() -> fileLength() + buffered);
    }

    /** Returns whether there is no byte. */
    public boolean isEmpty() {
        return length() == 0;
    }

    /** Returns whether the last byte is a newline; false where there is no byte. */
    public boolean endsWithNewline() {
        return !isEmpty() && last == '\n';
    }

    /** Returns whether both hold the same bytes: compared in memory, else by SHA-256. */
    public boolean sameAs(Spool other) {
        if (this == other || length() != other.length()) {
            return this == other;
        }
        if (inMemory() && other.inMemory()) {
            return Arrays.equals(buffer, 0, buffered, other.buffer, 0, other.buffered);
        }
        return Arrays.equals(sha256(), other.sha256());
    }

    /** Returns the SHA-256 of all bytes. */
    public byte[] sha256() {
        if (section.isPresent()) {
            return section.get().digest();
        } else if (file != null) {
            return file.digest(buffer, buffered);
        }
        var digest = SpoolFile.sha256();
        digest.update(buffer, 0, buffered);
        return digest.digest();
    }

    /** Returns a stream of all bytes from the first; any number may be open at once. */
    public InputStream open() {
        return new SpoolInputStream(this);
    }

    /**
     * Writes all of it.
     *
     * @throws IOException if {@code out} fails or the file cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        if (inMemory()) {
            out.write(buffer, 0, buffered);
        } else {
            try (InputStream in = open()) {
                in.transferTo(out);
            }
        }
    }

    /**
     * Returns the last bytes.
     *
     * @param most how many at most, 0 or more
     * @throws IOException if the file cannot be read
     */
    public Bytes tail(int most) throws IOException {
        byte[] end = new byte[(int) Math.min(most, length())];
        int done = 0;
        while (done < end.length) {
            done += read(length() - end.length + done, end, done, end.length - done);
        }
        return Bytes.copyOf(end, 0, end.length);
    }

    /** Returns how many of the bytes are in memory. */
    int buffered() {
        return buffered;
    }

    /**
     * Moves everything to the end of a file, which others share and somebody else closes; nothing can be added any more.
     *
     * @throws IOException if there is no room; everything is still where it was
     */
    void moveTo(SpoolFile shared) throws IOException {
        SpoolSection moved = SpoolSection.write(this, shared);
        free();
        section = Optional.of(moved);
    }

    /** Forgets everything, and frees the memory and the file. */
    @Override
    public void close() {
        free();
        section = Optional.empty();
    }

    private void free() {
        spools.release(reserved);
        reserved = 0;
        buffer = new byte[0];
        buffered = 0;
        SpoolFile closing = file;
        file = null;
        closeQuietly(closing);
    }

    private boolean inMemory() {
        return file == null && section.isEmpty();
    }

    /** Reads up to {@code count} bytes from {@code position}; -1 at the end. */
    int read(long position, byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (position >= length()) {
            return -1;
        }
        if (section.isPresent()) {
            return section.get().read(position, target, offset, count);
        }
        int there = (int) Math.min(count, position < fileLength() ? fileLength() - position : length() - position);
        if (position < fileLength()) {
            file.read(position, target, offset, there);
        } else {
            System.arraycopy(buffer, (int) (position - fileLength()), target, offset, there);
        }
        return there;
    }

    private void append(byte[] source, int offset, int count) throws IOException {
        if (count == 0) {
            return;
        }
        if (section.isPresent()) {
            throw new IllegalStateException("put away");
        }
        if (file == null && !grow((long) buffered + count)) {
            spill();
        }
        if (file != null && buffered + count > buffer.length) {
            flush();
        }
        if (file != null && count > buffer.length) {
            file.append(source, offset, count);
        } else {
            System.arraycopy(source, offset, buffer, buffered, count);
            buffered += count;
        }
        last = source[offset + count - 1];
    }

    /** Makes room in memory, or returns false where so much may not be there. */
    private boolean grow(long needed) {
        if (needed <= buffer.length) {
            return true;
        }
        if (needed > spools.spoolLimit()) {
            return false;
        }
        int capacity = (int) Math.min(spools.spoolLimit(), Math.max(needed, 2L * buffer.length));
        int more = Math.max(0, capacity - SMALL) - reserved;
        if (more > 0 && !spools.reserve(more)) {
            return false;
        }
        reserved += more;
        buffer = Arrays.copyOf(buffer, capacity);
        return true;
    }

    private void spill() throws IOException {
        SpoolFile opened = spools.openFile();
        try {
            opened.append(buffer, 0, buffered);
        } catch (IOException e) {
            closeQuietly(opened);
            throw e;
        }
        file = opened;
        buffer = new byte[WRITE_BUFFER];
        buffered = 0;
        spools.release(reserved);
        reserved = 0;
    }

    private void flush() throws IOException {
        file.append(buffer, 0, buffered);
        buffered = 0;
    }

    private long fileLength() {
        return file == null ? 0 : file.length();
    }

    private static void closeQuietly(SpoolFile file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // its content is not wanted any more, and the file has no name that could stay behind
        }
    }
}
