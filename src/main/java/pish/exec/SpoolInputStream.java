package pish.exec;

import java.io.IOException;
import java.io.InputStream;

/** Reads a spool from its first byte. */
final class SpoolInputStream extends InputStream {
    private final Spool spool;
    private long position;

    SpoolInputStream(Spool spool) {
        this.spool = spool;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int got = spool.read(position, target, offset, count);
        position += Math.max(0, got);
        return got;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, spool.length() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, spool.length() - position));
    }
}
