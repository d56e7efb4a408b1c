package pish.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Makes Ed25519 keys and writes them in OpenSSH's formats. */
final class Keys {
    private static final int ED25519_BITS = 256;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Keys() {}

    static KeyPair generate() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 in this program's libraries", e);
        }
    }

    /** Writes a private key without passphrase to a new file, mode 600. */
    static void write(KeyPair key, Path file) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "pish demo", null, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encode an Ed25519 key", e);
        }
        Files.createFile(file, PRIVATE);
        Files.write(file, text.toByteArray());
    }

    /** Writes the known_hosts of the nodes (format: sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
    static void writeKnownHosts(List<DemoNode> nodes, Path file) throws IOException {
        Files.createFile(file, PRIVATE);
        Files.write(file, nodes.stream().map(Keys::knownHost).toList());
    }

    private static String knownHost(DemoNode node) {
        return "[%s]:%d %s"
                .formatted(
                        node.node().address(),
                        node.node().port(),
                        PublicKeyEntry.toString(node.hostKey().getPublic()));
    }
}
