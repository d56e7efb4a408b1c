package pish.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A public key as OpenSSH's files have it (sshd(8), AUTHORIZED_KEYS FILE FORMAT; RFC 4253, 6.6): the type, and in base64 the
 * key itself, which begins with its type.
 *
 * @param type for example {@code ssh-ed25519}
 * @param blob in base64
 * @param comment printable ASCII, or the empty string
 */
public record PublicKey(String type, String blob, String comment) {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9@.-]{1,64}");
    private static final int LENGTH_BYTES = 4;
    private static final int LONGEST = 16 << 10;

    /** Reads a line that has a key and nothing before it; empty where it is none. */
    static Optional<PublicKey> parse(String line) {
        String[] words = line.strip().split("[ \t]+", 3);
        if (line.length() > LONGEST || words.length < 2 || !isKey(words[0], words[1])) {
            return Optional.empty();
        }
        String comment = words.length < 3 ? "" : words[2].replaceAll("[^ -~]", "?");
        return Optional.of(new PublicKey(words[0], words[1], comment));
    }

    private static boolean isKey(String type, String blob) {
        if (!TYPE.matcher(type).matches()) {
            return false;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(blob);
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            return bytes.length > LENGTH_BYTES + name.length
                    && bytes[LENGTH_BYTES - 1] == name.length
                    && Arrays.equals(bytes, LENGTH_BYTES, LENGTH_BYTES + name.length, name, 0, name.length);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Returns the same key with another comment. */
    PublicKey withComment(String other) {
        return new PublicKey(type, blob, other);
    }

    /** Returns type and key, by which keys are the same whatever is said of them. */
    String identity() {
        return type + " " + blob;
    }

    /** Returns the line of a file, without its newline. */
    String line() {
        return comment.isEmpty() ? identity() : identity() + " " + comment;
    }
}
