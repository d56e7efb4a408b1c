package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.signature.Signature;
import pish.node.FileFault;

/**
 * A private key in a file. It is read at most once in a run, however many connections it serves, and its passphrase is
 * asked for once, only when a server would accept the key.
 */
final class KeyFile implements Identity {
    private static final int ATTEMPTS = 3;

    private final Path file;
    private final PrivateKeyText text;
    private final PublicKeyBlob publicKey;
    private final Passphrases passphrases;
    private PrivateKeyText.Pair opened;
    private String refusal = "";

    KeyFile(Path file, PrivateKeyText text, PublicKeyBlob publicKey, Passphrases passphrases) {
        this.file = file;
        this.text = text;
        this.publicKey = publicKey;
        this.passphrases = passphrases;
    }

    @Override
    public String label() {
        return file.toString();
    }

    @Override
    public PublicKeyBlob publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] data) throws IOException {
        SignatureAlgorithm algorithm = SignatureAlgorithm.of(publicKey);
        Signature signer = algorithm
                .signer()
                .orElseThrow(() -> new IOException(file + ": pish cannot sign by " + algorithm.name()));
        signer.initSign(open().secret());
        signer.update(data);
        return new Buffer.PlainBuffer()
                .putString(algorithm.format())
                .putBytes(signer.encode(signer.sign()))
                .getCompactData();
    }

    /** Returns why the key cannot be used, in one line; empty as long as nothing is known against it. */
    synchronized String refusal() {
        return refusal;
    }

    private synchronized PrivateKeyText.Pair open() throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
        if (opened == null) {
            opened = text.encrypted() ? decrypt() : read();
            if (!opened.publicKey().equals(publicKey)) {
                throw refuse(file + ".pub is the public key of another key");
            }
        }
        return opened;
    }

    private PrivateKeyText.Pair read() throws IOException {
        try {
            return text.open(null);
        } catch (IOException broken) {
            throw refuse(file + ": " + FileFault.reason(broken));
        }
    }

    private PrivateKeyText.Pair decrypt() throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            char[] passphrase = passphrases.ask(file, attempt);
            if (passphrase == null) {
                throw refuse(file + " has a passphrase; type: ssh-add " + ShellWord.quote(file.toString()));
            }
            try {
                return text.open(passphrase);
            } catch (IOException wrong) {
                // asked again below; any other fault of the key shows the same way
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
        throw refuse(file + ": wrong passphrase");
    }

    private IOException refuse(String reason) {
        refusal = reason;
        return new IOException(reason);
    }
}
