package pish.transport.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A public key in the form that SSH sends and files hold: its type's name, then its numbers (RFC 4253 section 6.6).
 * Keys are the same when their blobs are; no key object has to be built to compare two.
 */
final class PublicKeyBlob {
    /** Longest blob that is read; OpenSSH's own largest, an RSA certificate of 16384 bits, stays far below. */
    static final int MAX_BYTES = 32 * 1024;

    private final String type;
    private final byte[] bytes;

    private PublicKeyBlob(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** Returns the blob of a key; of a certificate, the whole certificate. */
    static PublicKeyBlob of(PublicKey key) {
        byte[] bytes = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return parse(bytes).orElseThrow(() -> new IllegalArgumentException("no SSH key: " + key.getAlgorithm()));
    }

    /** Returns the blob held by {@code bytes}, or nothing where those are no public key. */
    static Optional<PublicKeyBlob> parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        Fields fields = new Fields(bytes);
        String type = new String(fields.next(), StandardCharsets.US_ASCII);
        return fields.haveShapeOf(type) ? Optional.of(new PublicKeyBlob(type, bytes.clone())) : Optional.empty();
    }

    /** Returns the blob that a line of a key file names by type and base64, or nothing where they do not agree. */
    static Optional<PublicKeyBlob> parse(String type, String base64) {
        try {
            return parse(Base64.getDecoder().decode(base64)).filter(blob -> blob.type.equals(type));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Returns the key's type, such as {@code ssh-ed25519}, or of a certificate, the certificate's. */
    String type() {
        return type;
    }

    /** Returns a copy of the bytes. */
    byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns what a public key file holds: type, blank, base64. */
    String toText() {
        return type + " " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns whether this is a certificate, not a bare key. */
    boolean isCertificate() {
        return type.endsWith("-cert-v01@openssh.com");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKeyBlob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return type + " " + Fingerprint.of(this);
    }

    /** The length-prefixed fields of a blob, read in order; broken ones read as empty and spoil the whole. */
    private static final class Fields {
        private static final byte[] NOTHING = {};

        private final ByteBuffer rest;
        private boolean broken;

        Fields(byte[] bytes) {
            rest = ByteBuffer.wrap(bytes);
        }

        byte[] next() {
            int length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
            broken |= length < 0 || length > rest.remaining();
            if (broken) {
                return NOTHING;
            }
            byte[] field = new byte[length];
            rest.get(field);
            return field;
        }

        boolean haveShapeOf(String type) {
            boolean shaped = switch (type) {
                case "ssh-ed25519" -> next().length == 32;
                case "ssh-rsa" -> numbers(2);
                case "ssh-dss" -> numbers(4);
                case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> curve(type);
                case "sk-ssh-ed25519@openssh.com" -> next().length == 32 && next().length > 0;
                case "sk-ecdsa-sha2-nistp256@openssh.com" -> next().length > 0 && point() && next().length > 0;
                default -> type.endsWith("-cert-v01@openssh.com") && certificate();
            };
            return shaped && !broken && !rest.hasRemaining();
        }

        private boolean numbers(int count) {
            boolean all = true;
            for (int i = 0; i < count; i++) {
                all &= next().length > 0;
            }
            return all;
        }

        private boolean curve(String type) {
            return type.endsWith("-" + new String(next(), StandardCharsets.US_ASCII)) && point();
        }

        private boolean point() {
            byte[] point = next();
            return point.length > 0 && point[0] == 4;
        }

        /** Only sees that there is a nonce and more: a certificate is taken apart where it is judged. */
        private boolean certificate() {
            boolean nonce = next().length > 0 && rest.hasRemaining();
            rest.position(rest.limit());
            return nonce;
        }
    }
}
