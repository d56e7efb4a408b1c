package pish.transport;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secret marks of 128 random bits, which no output can hold by chance or by guess. */
final class Nonce {
    /** Hexadecimal digits in a mark. */
    static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonce() {}

    /** Returns a mark never used before, as {@link #LENGTH} lower-case hexadecimal digits. */
    static String next() {
        byte[] bytes = new byte[LENGTH / 2];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
