package pish.render;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes that came from a node into text that a terminal only shows, and never obeys: a node must not move the
 * cursor, set the title or answer for the keyboard. Control characters appear in caret notation ({@code ^[}), others that
 * act as {@code \}{@code u202e}, bytes that are not UTF-8 as {@code \xff}. Newlines and tabs stay, as do colours (the
 * SGR sequences of ECMA-48) where they are wanted; where not, they are dropped.
 */
final class SafeText {
    private final ControlCharacters controls;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(4096);
    /** The first bytes of a character whose rest has not come yet. */
    private byte[] begun = {};

    SafeText(Palette palette) {
        this.controls = new ControlCharacters(palette);
    }

    /** Returns one line of text that shows a text of any origin. */
    static String line(String text) {
        return of(text.replace('\n', ' ').replace('\t', ' ').getBytes(StandardCharsets.UTF_8));
    }

    /** Returns text that shows bytes of any origin, without colours. */
    static String of(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        SafeText safe = new SafeText(Palette.PLAIN);
        safe.append(bytes, 0, bytes.length, out);
        safe.end(out);
        return out.toString();
    }

    /** Returns whether nothing waits and no colour is on, so that {@link #end} would append nothing. */
    boolean isIdle() {
        return begun.length == 0 && controls.isIdle();
    }

    /** Returns whether some more bytes are text as they are, and nothing before them waits for more. */
    boolean passes(byte[] source, int offset, int count) {
        if (begun.length > 0 || controls.isWaiting()) {
            return false;
        }
        for (int i = offset; i < offset + count; i++) {
            byte b = source[i];
            boolean plain = (b >= ' ' && b != ControlCharacters.DELETE) || b == '\n' || b == '\t';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Appends the text of some more bytes; what cannot be told yet waits. */
    void append(byte[] source, int offset, int count, StringBuilder out) {
        ByteBuffer in = ByteBuffer.allocate(begun.length + count);
        in.put(begun).put(source, offset, count).flip();
        CoderResult result;
        do {
            result = decoder.decode(in, chars, false);
            chars.flip();
            controls.append(chars, out);
            chars.clear();
            if (result.isMalformed()) {
                for (int i = 0; i < result.length(); i++) {
                    controls.end(out);
                    appendHex(in.get(), out);
                }
            }
        } while (!result.isUnderflow());
        begun = new byte[in.remaining()];
        in.get(begun);
    }

    /** Appends what still waited, and switches colours off that were left on. */
    void end(StringBuilder out) {
        controls.end(out);
        for (byte b : begun) {
            appendHex(b, out);
        }
        begun = new byte[0];
        decoder.reset();
    }

    private static void appendHex(byte b, StringBuilder out) {
        out.append("\\x").append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
}
