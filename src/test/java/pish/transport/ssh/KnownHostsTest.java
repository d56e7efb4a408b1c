package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicFile;
import static pish.transport.ssh.SshTools.publicLine;
import static pish.transport.ssh.SshTools.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.ssh.HostKeyVerdict.Changed;
import pish.transport.ssh.HostKeyVerdict.Known;
import pish.transport.ssh.HostKeyVerdict.Revoked;
import pish.transport.ssh.HostKeyVerdict.Unknown;

class KnownHostsTest {
    @TempDir
    static Path keys;

    private static Path ed25519;
    private static Path other;
    private static Path rsa;
    private static Path ecdsa;

    @TempDir
    Path folder;

    private Path user;
    private Path global;
    private KnownHosts known;

    @BeforeAll
    static void makeKeys() throws Exception {
        ed25519 = newKey(keys.resolve("ed25519"), "ed25519");
        other = newKey(keys.resolve("other"), "ed25519");
        rsa = newKey(keys.resolve("rsa"), "rsa", "-b", "2048");
        ecdsa = newKey(keys.resolve("ecdsa"), "ecdsa", "-b", "384");
    }

    @BeforeEach
    void open() {
        user = folder.resolve("known_hosts");
        global = folder.resolve("ssh_known_hosts");
        known = KnownHosts.open(List.of(user, folder.resolve("known_hosts2")), List.of(global));
    }

    private HostKeyVerdict check(String host, Path key) throws Exception {
        return known.check(host, 22, "", shownKey(key));
    }

    private static PublicKey shownKey(Path key) throws Exception {
        return shown(publicFile(key));
    }

    @Test
    void knowsNothingWithoutFiles() throws Exception {
        assertThat(check("pi01", ed25519)).isEqualTo(new Unknown("pi01", SshTools.blob(publicFile(ed25519))));
        assertThat(known.problems()).isEmpty();
    }

    @Test
    void findsAKeyByFileAndLine() throws Exception {
        Files.writeString(user, "# ours\n\npi02 broken line\npi01,192.168.1.101 " + publicLine(ed25519) + "\r\n");
        Files.writeString(global, "pi03 " + publicLine(other));
        assertThat(check("PI01", ed25519)).isEqualTo(new Known(user, 4));
        assertThat(check("192.168.1.101", ed25519)).isEqualTo(new Known(user, 4));
        assertThat(check("pi03", other)).isEqualTo(new Known(global, 1));
    }

    @Test
    void aDifferentKeyOfAnyTypeIsAChange() throws Exception {
        Files.writeString(user, "pi01 " + publicLine(rsa) + "\npi01 " + publicLine(ed25519) + "\n");
        assertThat(check("pi01", rsa)).isInstanceOf(Known.class);
        assertThat(check("pi01", other))
                .isEqualTo(new Changed(
                        "pi01", SshTools.blob(publicFile(other)), user, 2, List.of("ssh-rsa", "ssh-ed25519")));
        assertThat(check("pi01", ecdsa)).isInstanceOf(Changed.class);
    }

    @Test
    void aChangeIsSaidWithFileLineAndRemedy() throws Exception {
        Files.writeString(user, "[pi01]:2222 " + publicLine(ed25519) + "\n");
        Changed changed = (Changed) known.check("pi01", 2222, "", shownKey(other));
        assertThat(changed.message())
                .contains("has changed")
                .contains(user + " line 1 has another (ssh-ed25519)")
                .endsWith("ssh-keygen -f " + user + " -R '[pi01]:2222'");
        SshTools.keygen("-f", user.toString(), "-R", "[pi01]:2222");
        assertThat(known.check("pi01", 2222, "", shownKey(other))).isInstanceOf(Unknown.class);
    }

    @Test
    void aRevokedKeyIsRefusedWhateverElseIsSaid() throws Exception {
        Files.writeString(user, "pi01 " + publicLine(ed25519) + "\n");
        Files.writeString(global, "@revoked * " + publicLine(ed25519) + "\n");
        assertThat(check("pi01", ed25519))
                .isEqualTo(new Revoked("pi01", SshTools.blob(publicFile(ed25519)), global, 1));
    }

    @Test
    void anotherPortIsAnotherHostUnlessOnlyThePlainNameIsKnown() throws Exception {
        Files.writeString(user, "pi01 " + publicLine(ed25519) + "\n[pi02]:2222 " + publicLine(other) + "\n");
        assertThat(known.check("pi01", 2222, "", shownKey(ed25519))).isInstanceOf(Known.class);
        assertThat(known.check("pi01", 2222, "", shownKey(other)))
                .isEqualTo(new Unknown("[pi01]:2222", SshTools.blob(publicFile(other))));
        assertThat(known.check("pi02", 2222, "", shownKey(other))).isInstanceOf(Known.class);
        assertThat(known.check("pi02", 22, "", shownKey(other))).isInstanceOf(Unknown.class);
    }

    @Test
    void anAliasStandsForHostAndPort() throws Exception {
        Files.writeString(user, "pi01 " + publicLine(ed25519) + "\n10.0.0.1 " + publicLine(other) + "\n");
        assertThat(known.check("10.0.0.1", 2222, "Pi01", shownKey(ed25519))).isInstanceOf(Known.class);
        assertThat(known.check("10.0.0.1", 2222, "pi02", shownKey(other))).isInstanceOf(Unknown.class);
    }

    @Test
    void namesTheAlgorithmsThatShowAKnownKey() throws Exception {
        Files.writeString(user, "pi01 " + publicLine(rsa) + "\npi01 " + publicLine(ecdsa) + "\n");
        assertThat(known.algorithms("pi01", 22, ""))
                .contains("rsa-sha2-512", "rsa-sha2-256", "ecdsa-sha2-nistp384")
                .doesNotContain("ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256");
        assertThat(known.algorithms("pi01", 2222, "")).isEqualTo(known.algorithms("pi01", 22, ""));
        assertThat(known.algorithms("pi02", 22, "")).isEmpty();
    }

    @Test
    void seesWhatOthersAddLater() throws Exception {
        assertThat(check("pi01", ed25519)).isInstanceOf(Unknown.class);
        Files.writeString(user, "pi01 " + publicLine(ed25519) + "\n");
        assertThat(check("pi01", ed25519)).isInstanceOf(Known.class);
    }

    @Test
    void aFolderInPlaceOfAFileHoldsNothing() throws Exception {
        Files.createDirectory(user);
        assertThat(check("pi01", ed25519)).isInstanceOf(Unknown.class);
    }
}
