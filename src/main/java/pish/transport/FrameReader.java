package pish.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Splits one output stream of a persistent shell into the bytes of commands and the frames between them, exactly: every
 * byte that is not part of an expected frame is passed on, in order, and none is added.
 *
 * <p>Only frames whose nonce is expected are frames; all else, however alike, is output. A frame that a signal cut short is
 * dropped when the next one begins. Bytes that may yet turn out to
 * begin a frame are held back, never more than a nonce's length of them.
 */
final class FrameReader {
    /** The longest text a frame may have; a longer one is cut, which its own length field then gives away. */
    static final int MAX_TEXT = 4 << 20;

    private static final int HEAD = 1 + Nonce.LENGTH;

    private final Sink sink;
    private volatile List<byte[]> expected = List.of();
    private byte[] held = new byte[HEAD];
    private int heldLength;
    private byte[] inside;
    private byte[] text = new byte[256];
    private int textLength;

    FrameReader(Sink sink) {
        this.sink = sink;
    }

    /** Sets the nonces that are frames from now on. May be called from any thread. */
    void expect(List<byte[]> nonces) {
        expected = nonces;
    }

    /** Takes the next bytes of the stream. */
    void feed(byte[] buffer, int offset, int length) {
        if (heldLength == 0) {
            scan(buffer, offset, offset + length);
            return;
        }
        byte[] joined = Arrays.copyOf(held, heldLength + length);
        System.arraycopy(buffer, offset, joined, heldLength, length);
        heldLength = 0;
        scan(joined, 0, joined.length);
    }

    /** Passes on what was held back: the stream has ended. */
    void end() {
        if (heldLength > 0 && inside == null) {
            sink.data(held, 0, heldLength);
        }
        heldLength = 0;
    }

    private void scan(byte[] b, int from, int to) {
        int start = from;
        int at = from;
        while (at < to) {
            if (b[at] != Frame.MARK) {
                at++;
                continue;
            }
            byte[] nonce = match(b, at + 1, to);
            if (nonce == null) {
                at++;
            } else if (to - at >= HEAD) {
                pass(b, start, at);
                toggle(nonce);
                at += HEAD;
                start = at;
            } else {
                pass(b, start, at);
                hold(b, at, to);
                return;
            }
        }
        pass(b, start, to);
    }

    /** Returns the nonce that stands, as far as there are bytes, at {@code at}, or null. */
    private byte[] match(byte[] b, int at, int to) {
        int length = Math.min(Nonce.LENGTH, to - at);
        if (inside != null && Arrays.equals(b, at, at + length, inside, 0, length)) {
            return inside;
        }
        for (byte[] nonce : expected) {
            if (Arrays.equals(b, at, at + length, nonce, 0, length)) {
                return nonce;
            }
        }
        return null;
    }

    private void toggle(byte[] nonce) {
        if (inside != nonce) {
            // a frame within a frame: a signal cut the first one short
            inside = nonce;
            textLength = 0;
            return;
        }
        Frame frame = Frame.of(new String(inside, StandardCharsets.ISO_8859_1), text, textLength);
        inside = null;
        text = text.length > (64 << 10) ? new byte[256] : text;
        sink.frame(frame);
    }

    private void pass(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (inside == null) {
            sink.data(b, from, length);
            return;
        }
        int room = Math.min(length, MAX_TEXT - textLength);
        if (textLength + room > text.length) {
            text = Arrays.copyOf(text, Math.max(textLength + room, 2 * text.length));
        }
        System.arraycopy(b, from, text, textLength, room);
        textLength += room;
    }

    private void hold(byte[] b, int from, int to) {
        heldLength = to - from;
        System.arraycopy(b, from, held, 0, heldLength);
    }

    /** Takes what a stream was split into. */
    interface Sink {
        /** Bytes of output; valid during the call only. */
        void data(byte[] buffer, int offset, int length);

        /** A whole frame. */
        void frame(Frame frame);
    }
}
