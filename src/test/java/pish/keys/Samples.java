package pish.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Keys that nobody has. */
final class Samples {
    private static final String TYPE = "ssh-ed25519";
    private static final int KEY_BYTES = 32;

    private Samples() {}

    /** Returns a key of type ed25519, for each number another. */
    static PublicKey key(int number, String comment) {
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        byte[] blob = new byte[4 + type.length + 4 + KEY_BYTES];
        blob[3] = (byte) type.length;
        System.arraycopy(type, 0, blob, 4, type.length);
        blob[4 + type.length + 3] = KEY_BYTES;
        blob[blob.length - 1] = (byte) number;
        String line = TYPE + " " + Base64.getEncoder().encodeToString(blob) + " " + comment;
        Optional<PublicKey> key = PublicKey.parse(line.strip());
        return key.orElseThrow();
    }
}
