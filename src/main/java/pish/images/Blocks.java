package pish.images;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** How images are cut, and their checksums. */
final class Blocks {
    /** What a cut costs at most, in bytes: 64 MiB. */
    static final int CHUNK = 64 << 20;

    /** In what devices are addressed, in bytes: 1 MiB. */
    static final int UNIT = 1 << 20;

    /** What is read and written at once, and the least run of zeros that becomes a hole: 64 KiB. */
    static final int PIECE = 64 << 10;

    private static final byte[] ZEROS = new byte[PIECE];

    private Blocks() {}

    /** Returns how many chunks so many bytes have. */
    static int chunks(long size, int chunk) {
        return Math.toIntExact((size + chunk - 1) / chunk);
    }

    /** Returns the length of a chunk, of which the last may be shorter. */
    static int length(long size, int chunk, int index) {
        return (int) Math.min(chunk, size - (long) index * chunk);
    }

    static boolean isZero(byte[] bytes, int length) {
        return Arrays.equals(bytes, 0, length, ZEROS, 0, length);
    }

    /** SHA-256 (FIPS 180-4). */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
