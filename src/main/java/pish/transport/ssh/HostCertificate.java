package pish.transport.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;

/**
 * A host's certificate: its key with names and a time for which it holds, signed by an authority (OpenSSH's
 * PROTOCOL.certkeys). sshj checks such certificates against the address it connected to and skips some rules; here
 * they are checked as ssh does, against the name the host is known by.
 */
final class HostCertificate {
    private static final long HOST = 2;
    /** Signatures by SHA-1 are refused, as in OpenSSH since 8.2. */
    private static final Set<String> ACCEPTED_SIGNATURES = Set.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-256",
            "rsa-sha2-512");

    private final Certificate<?> certificate;

    HostCertificate(Certificate<?> certificate) {
        this.certificate = certificate;
    }

    /** Returns the key that the certificate is about. */
    PublicKey key() {
        return certificate.getKey();
    }

    /** Returns the key of the authority that signed it, or nothing where that is no key. */
    Optional<PublicKeyBlob> authority() {
        return PublicKeyBlob.parse(certificate.getSignatureKey()).filter(blob -> !blob.isCertificate());
    }

    /**
     * Returns why the certificate does not hold, or nothing where it does. Whether its authority may be trusted is
     * the caller's to know.
     *
     * @param name the host's name, which must be among the principals; those may be patterns, and an empty list is for
     *     no host, as in OpenSSH since 10.3
     * @param now the time to judge it at
     */
    Optional<String> fault(String name, Instant now) {
        if (certificate.getType() != HOST) {
            return Optional.of("not a host certificate");
        }
        if (now.isBefore(certificate.getValidAfter().toInstant())) {
            return Optional.of("not yet valid");
        }
        if (!now.isBefore(certificate.getValidBefore().toInstant())) {
            return Optional.of("expired");
        }
        if (certificate.getValidPrincipals().stream().noneMatch(pattern -> HostPatterns.glob(name, pattern))) {
            return Optional.of("not for the name " + name);
        }
        if (!certificate.getCritOptions().isEmpty()) {
            return Optional.of("has critical options that are not known");
        }
        return signed() ? Optional.empty() : Optional.of("its signature is wrong");
    }

    private boolean signed() {
        try {
            byte[] signature = certificate.getSignature();
            String algorithm = new Buffer.PlainBuffer(signature).readString();
            if (!ACCEPTED_SIGNATURES.contains(algorithm)) {
                return false;
            }
            Signature verifier = Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, algorithm);
            verifier.initVerify(new Buffer.PlainBuffer(certificate.getSignatureKey()).readPublicKey());
            byte[] whole = PublicKeyBlob.of(certificate).toBytes();
            verifier.update(whole, 0, whole.length - Integer.BYTES - signature.length);
            return verifier.verify(signature);
        } catch (Buffer.BufferException | SSHRuntimeException | IllegalArgumentException broken) {
            return false;
        }
    }
}
