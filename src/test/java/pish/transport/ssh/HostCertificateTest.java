package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.transport.ssh.SshTools.keygen;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicLine;
import static pish.transport.ssh.SshTools.shown;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.transport.ssh.HostKeyVerdict.Known;
import pish.transport.ssh.HostKeyVerdict.Revoked;
import pish.transport.ssh.HostKeyVerdict.Unknown;

class HostCertificateTest {
    @TempDir
    Path folder;

    private Path authority;
    private Path host;
    private Path file;
    private KnownHosts known;

    @BeforeEach
    void makeKeys() throws Exception {
        authority = newKey(folder.resolve("ca"), "ed25519");
        host = newKey(folder.resolve("host"), "ecdsa");
        file = folder.resolve("known_hosts");
        known = KnownHosts.open(List.of(file), List.of());
    }

    /** Signs the host's key and returns the certificate's file. */
    private Path sign(String... options) throws Exception {
        String[] arguments = new String[options.length + 6];
        System.arraycopy(new String[] {"-q", "-s", authority.toString(), "-I", "id"}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        arguments[arguments.length - 1] = host + ".pub";
        keygen(arguments);
        return Path.of(host + "-cert.pub");
    }

    private static String fault(Path certificate, String name) throws IOException {
        return new HostCertificate((Certificate<?>) shown(certificate))
                .fault(name, Instant.now())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "-h -n pi01, none",
        "-h -n pi02, not for the name pi01",
        "'-h -n pi02,pi0?', none",
        "-h, not for the name pi01",
        "-n pi01, not a host certificate",
        "-h -n pi01 -V 20200101:20210101, expired",
        "-h -n pi01 -V +1d:+2d, not yet valid",
        "-h -n pi01 -V -1h:forever, none",
    })
    void holdsForItsNamesWhileItIsValid(String options, String expected) throws Exception {
        String[] words = options.split(" ", -1);
        assertThat(fault(sign(words), "pi01")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"rsa, 2048", "ecdsa, 384"})
    void anAuthorityMayHaveAnyKey(String type, String bits) throws Exception {
        authority = newKey(folder.resolve("ca-" + type), type, "-b", bits);
        assertThat(fault(sign("-h", "-n", "pi01"), "pi01")).isEqualTo("none");
    }

    @Test
    void aSignatureBySha1IsRefused() throws Exception {
        authority = newKey(folder.resolve("ca-rsa"), "rsa", "-b", "2048");
        assertThat(fault(sign("-h", "-n", "pi01", "-t", "ssh-rsa"), "pi01")).isEqualTo("its signature is wrong");
    }

    @Test
    void aForgedCertificateIsRefused() throws Exception {
        byte[] bytes = SshTools.blob(sign("-h", "-n", "pi01")).toBytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pi01");
        bytes[at + 3] = '2';
        Certificate<?> forged = (Certificate<?>) new Buffer.PlainBuffer(bytes).readPublicKey();
        assertThat(new HostCertificate(forged).fault("pi02", Instant.now())).contains("its signature is wrong");
    }

    @Test
    void theKnownAuthorityVouchesForTheHost() throws Exception {
        Path certificate = sign("-h", "-n", "pi01,pi01.lan");
        Files.writeString(file, "@cert-authority *.lan,pi* " + publicLine(authority) + "\n");
        assertThat(known.check("pi01.lan", 2222, "", shown(certificate))).isEqualTo(new Known(file, 1));
        assertThat(known.check("10.0.0.1", 22, "pi01", shown(certificate))).isEqualTo(new Known(file, 1));
        assertThat(known.algorithms("pi01", 22, ""))
                .isNotEmpty()
                .allMatch(algorithm -> algorithm.endsWith("-cert-v01@openssh.com"));
    }

    @Test
    void otherwiseTheKeyWithinCounts() throws Exception {
        Path certificate = sign("-h", "-n", "pi01", "-V", "20200101:20210101");
        Files.writeString(file, "@cert-authority * " + publicLine(authority) + "\n");
        assertThat(known.check("pi01", 22, "", shown(certificate)))
                .isEqualTo(new Unknown("pi01", SshTools.blob(SshTools.publicFile(host))));
        Files.writeString(file, "pi01 " + publicLine(host) + "\n");
        assertThat(known.check("pi01", 22, "", shown(certificate))).isEqualTo(new Known(file, 1));
    }

    @Test
    void aRevokedAuthorityVouchesForNobody() throws Exception {
        Path certificate = sign("-h", "-n", "pi01");
        Files.writeString(
                file,
                "@cert-authority * " + publicLine(authority) + "\npi01 " + publicLine(host) + "\n@revoked * "
                        + publicLine(authority) + "\n");
        assertThat(known.check("pi01", 22, "", shown(certificate)))
                .isEqualTo(new Revoked("pi01", SshTools.blob(SshTools.publicFile(authority)), file, 3));
    }
}
