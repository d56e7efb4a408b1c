package pish.transport.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A host name that known_hosts hides: {@code |1|salt|hash}, the hash being the HMAC-SHA1 of the name under the salt,
 * both in base64 (ssh-keygen(1), {@code -H}).
 */
final class HashedName implements HostPatterns {
    private static final String MAGIC = "|1|";
    private static final int SHA1_BYTES = 20;
    private static final String HMAC = "HmacSHA1";

    /** Kept, because making one costs ten times a hash, and every host is looked for in every line. */
    private final Mac mac;

    private final byte[] hash;

    private HashedName(byte[] salt, byte[] hash) {
        this.hash = hash;
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + HMAC, impossible);
        }
    }

    /** Returns the name a field hides, or nothing where the field is not of that form. */
    static Optional<HashedName> parse(String field) {
        int bar = field.indexOf('|', MAGIC.length());
        if (!field.startsWith(MAGIC) || bar < 0) {
            return Optional.empty();
        }
        try {
            byte[] salt = Base64.getDecoder().decode(field.substring(MAGIC.length(), bar));
            byte[] hash = Base64.getDecoder().decode(field.substring(bar + 1));
            boolean whole = salt.length == SHA1_BYTES && hash.length == SHA1_BYTES;
            return whole ? Optional.of(new HashedName(salt, hash)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized boolean matches(String name) {
        return MessageDigest.isEqual(hash, mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    }
}
