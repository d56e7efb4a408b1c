package pish.render;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines. A line that comes whole is passed on without being copied; a part is held until the
 * rest comes, but never more than a limit: a longer line is passed on in pieces, cut between UTF-8 characters.
 */
final class LineSplitter extends OutputStream {
    private final int limit;
    private final Consumer<Line> handler;
    private byte[] held = {};
    private int count;
    private boolean begins = true;

    /**
     * Makes a splitter.
     *
     * @param limit the longest piece in bytes, at least 4
     * @param handler takes the lines
     */
    LineSplitter(int limit, Consumer<Line> handler) {
        this.limit = limit;
        this.handler = handler;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (source[i] == '\n') {
                line(source, start, i - start);
                start = i + 1;
            }
        }
        hold(source, start, offset + length - start);
    }

    /** Passes on what is held: the stream ended without a newline, or shall look as if it had. */
    void end() {
        if (count > 0) {
            pass(held, 0, count, false);
        }
        begins = true;
        count = 0;
        held = new byte[0];
    }

    private void line(byte[] source, int offset, int length) {
        if (count == 0 && length <= limit) {
            pass(source, offset, length, true);
        } else {
            hold(source, offset, length);
            pass(held, 0, count, true);
            count = 0;
        }
    }

    private void hold(byte[] source, int offset, int length) {
        int taken = 0;
        while (taken < length) {
            if (count == limit) {
                passPiece();
            }
            int piece = Math.min(length - taken, limit - count);
            if (held.length < count + piece) {
                held = Arrays.copyOf(held, Math.min(limit, Math.max(count + piece, 2 * held.length)));
            }
            System.arraycopy(source, offset + taken, held, count, piece);
            count += piece;
            taken += piece;
        }
    }

    private void passPiece() {
        int piece = Utf8.wholeCharacters(held, count);
        pass(held, 0, piece, false);
        System.arraycopy(held, piece, held, 0, count - piece);
        count -= piece;
    }

    private void pass(byte[] source, int offset, int length, boolean ends) {
        handler.accept(new Line(source, offset, length, begins, ends));
        begins = ends;
    }
}
