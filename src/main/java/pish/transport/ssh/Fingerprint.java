package pish.transport.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The short form of a public key that people compare: SHA-256 of the key's blob in base64 without padding, as
 * {@code ssh-keygen -l} prints it.
 *
 * @param text {@code SHA256:} and 43 characters
 */
record Fingerprint(String text) {
    /** Returns the fingerprint of a key. */
    static Fingerprint of(PublicKeyBlob key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.toBytes());
            return new Fingerprint(
                    "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
