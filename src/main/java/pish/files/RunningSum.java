package pish.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A checksum that grows with what it is made of, and can be asked for at any time. */
final class RunningSum {
    private final Checksums.Kind kind;
    private final MessageDigest sha = sha256();
    private final Cksum cksum = new Cksum();

    RunningSum(Checksums.Kind kind) {
        this.kind = kind;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void update(byte[] bytes, int offset, int count) {
        if (kind == Checksums.Kind.SHA256) {
            sha.update(bytes, offset, count);
        } else {
            cksum.update(bytes, offset, count);
        }
    }

    /** Returns the checksum of all so far. */
    String text() {
        if (kind == Checksums.Kind.CKSUM) {
            return cksum.text();
        }
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JVM's own SHA-256 can be copied", e);
        }
    }
}
