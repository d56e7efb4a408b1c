package pish.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells text from other bytes, by RFC 3629. */
final class Utf8 {
    private Utf8() {}

    /** Returns whether the bytes are well-formed UTF-8. */
    static boolean valid(byte[] source, int offset, int count) {
        int ascii = 0;
        while (ascii < count && source[offset + ascii] >= 0) {
            ascii++;
        }
        if (ascii == count) {
            return true;
        }
        try {
            // a new decoder reports malformed input
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, offset + ascii, count - ascii));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Returns {@code count}, or less where the last character has begun and its rest is missing; at least 1. */
    static int wholeCharacters(byte[] source, int count) {
        for (int back = 1; back <= 3 && back < count; back++) {
            int b = source[count - back] & 0xff;
            if (b >= 0xc0) {
                return length(b) > back ? count - back : count;
            }
            if (b < 0x80) {
                return count;
            }
        }
        return count;
    }

    private static int length(int first) {
        if (first >= 0xf0) {
            return 4;
        }
        return first >= 0xe0 ? 3 : 2;
    }
}
