package pish.transport.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import java.util.Collection;
import java.util.List;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.SignatureRSA;

/**
 * The public key algorithms that pish offers to servers, in OpenSSH's order of preference: certificates first,
 * nothing signed by SHA-1, no DSA. sshj lacks RSA certificates under SHA-2; they are made of its parts here.
 */
final class HostKeyAlgorithms {
    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    private static final List<Factory.Named<KeyAlgorithm>> ALL = List.of(
            KeyAlgorithms.EdDSA25519CertV01(),
            KeyAlgorithms.ECDSASHANistp256CertV01(),
            KeyAlgorithms.ECDSASHANistp384CertV01(),
            KeyAlgorithms.ECDSASHANistp521CertV01(),
            new KeyAlgorithms.Factory(
                    "rsa-sha2-512" + CERTIFICATE, new SignatureRSA.FactoryRSASHA512(), KeyType.RSA_CERT),
            new KeyAlgorithms.Factory(
                    "rsa-sha2-256" + CERTIFICATE, new SignatureRSA.FactoryRSASHA256(), KeyType.RSA_CERT),
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256());

    private HostKeyAlgorithms() {}

    /** Returns them all, for sshj's configuration. */
    static List<Factory.Named<KeyAlgorithm>> all() {
        return ALL;
    }

    /**
     * Returns those by which a server can show a key that is known, to be preferred in the key exchange: a server with
     * several keys would else show one that looks changed.
     *
     * @param entries the known_hosts lines that match the server
     * @return names in no order of preference; empty where nothing is known
     */
    static List<String> showing(Collection<KnownHostsEntry> entries) {
        return ALL.stream()
                .map(Factory.Named::getName)
                .filter(algorithm -> entries.stream().anyMatch(entry -> shows(algorithm, entry)))
                .toList();
    }

    private static boolean shows(String algorithm, KnownHostsEntry entry) {
        return switch (entry.marker()) {
            case HOST -> keyType(algorithm).equals(entry.key().type());
            case AUTHORITY -> algorithm.endsWith(CERTIFICATE);
            case REVOKED -> false;
        };
    }

    /** A certificate counts as its key, for one by an unknown authority is judged by the key within. */
    private static String keyType(String algorithm) {
        String plain = algorithm.endsWith(CERTIFICATE)
                ? algorithm.substring(0, algorithm.length() - CERTIFICATE.length())
                : algorithm;
        return plain.startsWith("rsa-sha2-") ? "ssh-rsa" : plain;
    }
}
