package pish.transport.ssh;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/**
 * What a private key file holds: OpenSSH's own format (its PROTOCOL.key), whose public half can be read without a
 * passphrase, or PEM.
 *
 * @param text all of the file
 * @param openssh whether it is in OpenSSH's own format
 * @param encrypted whether a passphrase is needed
 * @param publicKey the public key, where the file shows it without its private part being read
 */
record PrivateKeyText(String text, boolean openssh, boolean encrypted, Optional<PublicKeyBlob> publicKey) {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final String MAGIC = "openssh-key-v1\0";

    /** Returns what a file holds, or nothing where that is no private key. */
    static Optional<PrivateKeyText> parse(String text) {
        if (text.contains(BEGIN)) {
            return envelope(text);
        }
        boolean pem = text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----");
        return pem
                ? Optional.of(new PrivateKeyText(text, false, text.contains("ENCRYPTED"), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<PrivateKeyText> envelope(String text) {
        int start = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, start);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            Buffer.PlainBuffer buffer =
                    new Buffer.PlainBuffer(Base64.getMimeDecoder().decode(text.substring(start, end)));
            buffer.readRawBytes(new byte[MAGIC.length()]);
            String cipher = buffer.readString();
            buffer.readString();
            buffer.readBytes();
            buffer.readUInt32();
            Optional<PublicKeyBlob> key = PublicKeyBlob.parse(buffer.readBytes());
            return Optional.of(new PrivateKeyText(text, true, !cipher.equals("none"), key));
        } catch (Buffer.BufferException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /**
     * A private key and what is public of it.
     *
     * @param secret signs
     * @param publicKey its blob
     */
    record Pair(PrivateKey secret, PublicKeyBlob publicKey) {}

    /**
     * Returns the key itself.
     *
     * @param passphrase left as it is; null where none is needed
     * @throws IOException if the passphrase is wrong or the key is broken or of a kind that sshj lacks
     */
    Pair open(char[] passphrase) throws IOException {
        BaseFileKeyProvider reader = openssh ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
        PasswordFinder finder = passphrase == null ? null : PasswordUtils.createOneOff(forReader(passphrase));
        try {
            reader.init(text, null, finder);
            return new Pair(reader.getPrivate(), PublicKeyBlob.of(reader.getPublic()));
        } catch (SSHRuntimeException | IllegalArgumentException | IllegalStateException broken) {
            throw new IOException("not a key that can be read", broken);
        }
    }

    /** The reader of OpenSSL's old form takes the low byte of every character, where OpenSSL has the bytes of UTF-8. */
    private char[] forReader(char[] passphrase) {
        if (!text.contains("Proc-Type: 4,ENCRYPTED")) {
            return passphrase.clone();
        }
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        char[] bytes = new char[utf8.remaining()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (char) (utf8.get(i) & 0xff);
            utf8.put(i, (byte) 0);
        }
        return bytes;
    }

    /** Keeps the key out of messages and logs. */
    @Override
    public String toString() {
        return "private key" + (encrypted ? ", encrypted" : "");
    }
}
