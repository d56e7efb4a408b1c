package pish.transport.ssh;

import java.util.Optional;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;

/**
 * By which algorithm a key signs a login (RFC 4252 section 7, RFC 8332, OpenSSH's PROTOCOL.certkeys).
 *
 * @param name the public key algorithm as the request names it
 * @param format the name within the signature
 */
record SignatureAlgorithm(String name, String format) {
    private static final String CERTIFICATE = "-cert-v01@openssh.com";
    private static final String RSA = "ssh-rsa";
    /**
     * For RSA, the one SHA-2 algorithm that every server has: Dropbear lacks rsa-sha2-512, and a second try would
     * count against the server's MaxAuthTries.
     */
    private static final String RSA_SHA2 = "rsa-sha2-256";

    /** Returns the algorithm of a key or certificate. */
    static SignatureAlgorithm of(PublicKeyBlob key) {
        String type = key.type();
        if (!key.isCertificate()) {
            String name = type.equals(RSA) ? RSA_SHA2 : type;
            return new SignatureAlgorithm(name, name);
        }
        String plain = type.substring(0, type.length() - CERTIFICATE.length());
        if (plain.equals(RSA)) {
            return new SignatureAlgorithm(RSA_SHA2 + CERTIFICATE, RSA_SHA2);
        }
        // a security key's certificate is named sk-…-cert-v01@openssh.com, its signature sk-…@openssh.com
        return new SignatureAlgorithm(type, plain.startsWith("sk-") ? plain + "@openssh.com" : plain);
    }

    /** Returns what makes the signature from a private key, or nothing where only an agent can. */
    Optional<Signature> signer() {
        if (format.equals(RSA_SHA2)) {
            return Optional.of(new SignatureRSA.FactoryRSASHA256().create());
        }
        return KeyType.fromString(format) == KeyType.DSA
                ? Optional.empty()
                : Optional.ofNullable(Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, format));
    }
}
