package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.newLockedKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {
    private static final byte[] DATA = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static Identities of(Passphrases passphrases, Path... files) {
        return Identities.named(List.of(files), false, Optional.empty(), passphrases);
    }

    private static boolean verifies(Identity identity) throws IOException {
        byte[] signature = identity.sign(DATA);
        String format = new Buffer.PlainBuffer(signature).readString();
        Signature verifier = format.equals("rsa-sha2-256")
                ? new SignatureRSA.FactoryRSASHA256().create()
                : Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, format);
        verifier.initVerify(new Buffer.PlainBuffer(identity.publicKey().toBytes()).readPublicKey());
        verifier.update(DATA);
        return verifier.verify(signature);
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, 256, RFC4716, true", "ecdsa, 256, RFC4716, true", "ecdsa, 521, RFC4716, true",
        "rsa, 2048, RFC4716, true", "rsa, 2048, PEM, true", "rsa, 2048, PEM, false",
        "ecdsa, 384, PEM, false", "rsa, 2048, PKCS8, false", "ecdsa, 256, PKCS8, false",
        "ed25519, 256, RFC4716, false",
    })
    void readsAndSigns(String type, String bits, String format, boolean publicFile) throws Exception {
        Path file = newKey(folder.resolve("key"), type, "-b", bits);
        if (!format.equals("RFC4716")) {
            SshTools.keygen("-q", "-p", "-P", "", "-N", "", "-m", format, "-f", file.toString());
        }
        PublicKeyBlob expected = SshTools.blob(SshTools.publicFile(file));
        if (!publicFile) {
            Files.delete(SshTools.publicFile(file));
        }
        Identities identities = of(Passphrases.NONE, file);
        assertThat(identities.offers()).as(identities.problems().toString()).hasSize(1);
        assertThat(identities.offers().get(0).publicKey()).isEqualTo(expected);
        assertThat(verifies(identities.offers().get(0))).isTrue();
        assertThat(identities.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ed25519, RFC4716, open sésame", "rsa, PEM, open sésame", "ecdsa, PKCS8, open sesame"})
    void asksForAPassphraseOnceAndOnlyToSign(String type, String format, String passphrase) throws Exception {
        Path file = newLockedKey(folder.resolve("key"), passphrase, type);
        SshTools.keygen("-q", "-p", "-P", passphrase, "-N", passphrase, "-m", format, "-f", file.toString());
        List<String> asked = new ArrayList<>();
        List<char[]> given = new ArrayList<>();
        Identities identities = of(
                (key, attempt) -> {
                    asked.add(key.getFileName() + " " + attempt);
                    char[] answer = (attempt == 1 ? "wrong" : passphrase).toCharArray();
                    given.add(answer);
                    return answer;
                },
                file);
        Identity identity = identities.offers().get(0);
        assertThat(asked).isEmpty();
        assertThat(verifies(identity)).isTrue();
        assertThat(verifies(identity)).isTrue();
        assertThat(asked).containsExactly("key 1", "key 2");
        assertThat(given).allMatch(answer -> new String(answer).isBlank() || answer[0] == 0);
        assertThat(identities.problems()).isEmpty();
    }

    @Test
    void withoutAPassphraseTheKeyIsNotUsedAndThatIsSaidOnce() throws Exception {
        Path file = newLockedKey(folder.resolve("my key"), "secret", "ed25519");
        Identities identities = of(Passphrases.NONE, file);
        Identity identity = identities.offers().get(0);
        assertThatThrownBy(() -> identity.sign(DATA)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> identity.sign(DATA)).hasMessageContaining("has a passphrase");
        assertThat(identities.problems()).containsExactly(file + " has a passphrase; type: ssh-add '" + file + "'");
    }

    @Test
    void threeWrongPassphrasesAreEnough() throws Exception {
        Path file = newLockedKey(folder.resolve("key"), "secret", "ed25519");
        List<Integer> attempts = new ArrayList<>();
        Identity identity = of(
                        (key, attempt) -> {
                            attempts.add(attempt);
                            return "guess".toCharArray();
                        },
                        file)
                .offers()
                .get(0);
        assertThatThrownBy(() -> identity.sign(DATA)).hasMessageContaining("wrong passphrase");
        assertThatThrownBy(() -> identity.sign(DATA)).hasMessageContaining("wrong passphrase");
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void anEncryptedPemKeyNeedsItsPublicKeyBeside() throws Exception {
        Path file = newLockedKey(folder.resolve("key"), "secret", "rsa", "-b", "2048", "-m", "PEM");
        Files.delete(SshTools.publicFile(file));
        Identities identities = of(Passphrases.NONE, file);
        assertThat(identities.offers()).isEmpty();
        assertThat(identities.problems()).singleElement().asString().contains("type: ssh-keygen -y -f " + file);
    }

    @Test
    void aKeyOpenToOthersIsRefusedWithTheRemedy() throws Exception {
        Path file = newKey(folder.resolve("key"), "ed25519");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Identities identities = of(Passphrases.NONE, file);
        assertThat(identities.offers()).isEmpty();
        assertThat(identities.problems())
                .containsExactly(file + " is open to others (rw-r-----); type: chmod 600 " + file);
    }

    @Test
    void saysWhichNamedFilesAreOfNoUse() throws Exception {
        Path missing = folder.resolve("missing");
        Path text = Files.writeString(folder.resolve("text"), "no key\n");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
        Identities identities = of(Passphrases.NONE, missing, text, folder);
        assertThat(identities.offers()).isEmpty();
        assertThat(identities.problems())
                .hasSize(3)
                .contains("no key file " + missing, text + " is not a private key in OpenSSH's format or PEM");
    }

    @Test
    void aPublicKeyOfAnotherKeyIsNoticed() throws Exception {
        Path file = newKey(folder.resolve("key"), "rsa", "-b", "2048", "-m", "PEM");
        Path other = newKey(folder.resolve("other"), "ed25519");
        Files.copy(SshTools.publicFile(other), SshTools.publicFile(file), StandardCopyOption.REPLACE_EXISTING);
        Identity identity = of(Passphrases.NONE, file).offers().get(0);
        assertThatThrownBy(() -> identity.sign(DATA)).hasMessageContaining("is the public key of another key");
    }

    @Test
    void offersTheUsersOwnKeysWithCertificatesFirst() throws Exception {
        Path ssh = Files.createDirectory(folder.resolve(".ssh"));
        Path rsa = newKey(ssh.resolve("id_rsa"), "rsa", "-b", "2048");
        Path ed25519 = newKey(ssh.resolve("id_ed25519"), "ed25519");
        Path authority = newKey(folder.resolve("ca"), "ed25519");
        SshTools.keygen("-q", "-s", authority.toString(), "-I", "id", "-n", "pi", rsa + ".pub");
        Identities identities = Identities.defaults(folder, Optional.empty(), Passphrases.NONE);
        assertThat(identities.offers())
                .extracting(Identity::label)
                .containsExactly(ed25519.toString(), rsa + " with its certificate", rsa.toString());
        assertThat(SignatureAlgorithm.of(identities.offers().get(1).publicKey()))
                .isEqualTo(new SignatureAlgorithm("rsa-sha2-256-cert-v01@openssh.com", "rsa-sha2-256"));
        assertThat(identities.problems()).isEmpty();
    }
}
