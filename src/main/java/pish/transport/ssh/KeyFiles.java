package pish.transport.ssh;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import pish.node.FileFault;

/** Reads what lies at an IdentityFile: a private key, its public key, its certificate. */
final class KeyFiles {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private KeyFiles() {}

    /**
     * What was found.
     *
     * @param publicKey the key
     * @param secret signs with it; nothing where only the public key is here, for an agent that has the other
     * @param certificate a certificate for it
     */
    record Found(PublicKeyBlob publicKey, Optional<KeyFile> secret, Optional<PublicKeyBlob> certificate) {}

    /**
     * Returns what lies at a path.
     *
     * @throws IOException if nothing usable does; the message is one line for a person
     */
    static Found read(Path file, Passphrases passphrases) throws IOException {
        String text = content(file);
        Optional<PublicKeyBlob> certificate =
                publicKeyAt(Path.of(file + "-cert.pub")).filter(PublicKeyBlob::isCertificate);
        Optional<PublicKeyBlob> bare = publicKey(text);
        if (bare.isPresent()) {
            return new Found(bare.get(), Optional.empty(), certificate);
        }
        checkPermissions(file);
        PrivateKeyText secret = PrivateKeyText.parse(text)
                .orElseThrow(() -> new IOException(file + " is not a private key in OpenSSH's format or PEM"));
        PublicKeyBlob key = publicHalf(file, secret);
        return new Found(key, Optional.of(new KeyFile(file, secret, key, passphrases)), certificate);
    }

    private static PublicKeyBlob publicHalf(Path file, PrivateKeyText secret) throws IOException {
        Optional<PublicKeyBlob> shown = secret.publicKey().or(() -> publicKeyAt(Path.of(file + ".pub")));
        if (shown.isPresent()) {
            return shown.get();
        }
        String quoted = ShellWord.quote(file.toString());
        if (secret.encrypted()) {
            throw new IOException(file + " has a passphrase and no public key beside it; type: ssh-keygen -y -f "
                    + quoted + " > " + ShellWord.quote(file + ".pub"));
        }
        try {
            return secret.open(null).publicKey();
        } catch (IOException broken) {
            throw new IOException(file + ": " + FileFault.reason(broken), broken);
        }
    }

    private static String content(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too long for a key");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** As ssh does, cares only for files of the user who runs this: another's are that one's business. */
    private static void checkPermissions(Path file) throws IOException {
        long owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue() & 0xffffffffL;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (owner == new UnixSystem().getUid() && !OWNERS.containsAll(permissions)) {
            throw new IOException(file + " is open to others (" + PosixFilePermissions.toString(permissions)
                    + "); type: chmod 600 " + ShellWord.quote(file.toString()));
        }
    }

    private static Optional<PublicKeyBlob> publicKeyAt(Path file) {
        try {
            return publicKey(content(file));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyBlob> publicKey(String text) {
        String[] words = text.strip().split("[ \t]+", 3);
        return words.length < 2
                ? Optional.empty()
                : PublicKeyBlob.parse(words[0], words[1].lines().findFirst().orElse(""));
    }
}
