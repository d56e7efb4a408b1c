package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.ssh.HostKeyVerdict.Known;
import pish.transport.ssh.HostKeyVerdict.Unknown;

/** Whole logins at a real sshd that has an RSA and an Ed25519 host key, the former with a certificate for pi01. */
class LoginTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    static Path shared;

    private static SshServer server;
    private static Path authority;
    private static Path hostRsa;
    private static Path hostEd25519;
    private static final List<Path> users = new ArrayList<>();

    @TempDir
    Path folder;

    private Path file;
    private KnownHosts known;

    @BeforeAll
    static void startServer() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        authority = newKey(shared.resolve("ca"), "ed25519");
        hostRsa = newKey(shared.resolve("host_rsa"), "rsa", "-b", "2048");
        hostEd25519 = newKey(shared.resolve("host_ed25519"), "ed25519");
        SshTools.keygen("-q", "-s", authority.toString(), "-h", "-I", "id", "-n", "pi01", hostRsa + ".pub");
        users.add(newKey(shared.resolve("ed25519"), "ed25519"));
        users.add(newKey(shared.resolve("ecdsa"), "ecdsa"));
        users.add(newKey(shared.resolve("rsa"), "rsa", "-b", "2048"));
        Path certified = newKey(shared.resolve("certified"), "rsa", "-b", "2048");
        SshTools.keygen("-q", "-s", authority.toString(), "-I", "id", "-n", USER, certified + ".pub");
        users.add(certified);
        List<String> authorized = new ArrayList<>(List.of("cert-authority " + publicLine(authority)));
        for (Path key : users.subList(0, 3)) {
            authorized.add(publicLine(key));
        }
        server = new SshServer(shared, List.of(hostRsa, hostEd25519), authorized);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openKnownHosts() {
        file = folder.resolve("known_hosts");
        known = KnownHosts.open(List.of(file), List.of());
    }

    private HostKeyCheck check(boolean acceptNew) {
        return new HostKeyCheck(known, new Node("pi01", "127.0.0.1", server.port(), USER, "pi01"), acceptNew);
    }

    private static SSHClient connect(HostKeyCheck check) throws IOException {
        SSHClient client = new SSHClient(new SshAlgorithms());
        client.addHostKeyVerifier(check);
        client.connect("127.0.0.1", server.port());
        return client;
    }

    @Test
    void logsInByEveryKindOfKeyAndByACertificate() throws Exception {
        for (Path key : users) {
            List<Identity> offers = Identities.named(List.of(key), false, Optional.empty(), Passphrases.NONE)
                    .offers();
            try (SSHClient client = connect(check(true))) {
                client.auth(USER, new PublicKeyAuth(offers.get(0), false));
                assertThat(client.isAuthenticated()).as(key.toString()).isTrue();
            }
        }
    }

    @Test
    void logsInByAnAgent() throws Exception {
        try (RunningAgent agent = new RunningAgent(folder);
                SSHClient client = connect(check(true))) {
            agent.add(users.get(2));
            List<Identity> offers = Identities.named(List.of(), false, Optional.of(agent.client()), Passphrases.NONE)
                    .offers();
            client.auth(USER, new PublicKeyAuth(offers.get(0), false));
            assertThat(client.isAuthenticated()).isTrue();
        }
    }

    @Test
    void asksForNoPassphraseOfAKeyThatTheServerDoesNotKnow() throws Exception {
        Path locked = SshTools.newLockedKey(folder.resolve("locked"), "secret", "ed25519");
        List<Path> asked = new ArrayList<>();
        Passphrases passphrases = (key, attempt) -> {
            asked.add(key);
            return null;
        };
        Identity identity = Identities.named(List.of(locked), false, Optional.empty(), passphrases)
                .offers()
                .get(0);
        try (SSHClient client = connect(check(true))) {
            assertThatThrownBy(() -> client.auth(USER, new PublicKeyAuth(identity, false)))
                    .isInstanceOf(UserAuthException.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void anUnknownHostFailsTheConnectionAndIsKnownOnceAccepted() throws Exception {
        HostKeyCheck first = check(false);
        assertThatThrownBy(() -> connect(first).close()).isInstanceOf(IOException.class);
        Unknown unknown = (Unknown) first.verdict().orElseThrow();
        known.add(unknown);
        HostKeyCheck second = check(false);
        connect(second).close();
        assertThat(second.verdict()).contains(new Known(file, 1));
        assertThat(SshTools.keygen("-l", "-F", "pi01", "-f", file.toString()))
                .contains(unknown.fingerprint().text());
    }

    @Test
    void prefersTheKeyThatIsKnown() throws Exception {
        for (Path key : List.of(hostRsa, hostEd25519)) {
            Files.writeString(file, "pi01 " + publicLine(key) + "\n");
            HostKeyCheck check = check(false);
            connect(check).close();
            assertThat(check.verdict()).contains(new Known(file, 1));
        }
    }

    @Test
    void trustsAnAuthorityForTheNameInTheCertificateOnly() throws Exception {
        Files.writeString(file, "@cert-authority * " + publicLine(authority) + "\n");
        HostKeyCheck named = check(false);
        connect(named).close();
        assertThat(named.verdict()).contains(new Known(file, 1));

        HostKeyCheck other = new HostKeyCheck(known, new Node("pi02", "127.0.0.1", server.port(), USER, "pi02"), false);
        assertThatThrownBy(() -> connect(other).close()).isInstanceOf(IOException.class);
        assertThat(other.verdict()).contains(new Unknown("pi02", SshTools.blob(SshTools.publicFile(hostRsa))));
    }

    @Test
    void aChangedKeyIsNeverAccepted() throws Exception {
        Files.writeString(file, "pi01 " + publicLine(authority) + "\n");
        HostKeyCheck check = check(true);
        assertThatThrownBy(() -> connect(check).close()).isInstanceOf(IOException.class);
        assertThat(check.refusal().orElseThrow()).contains("has changed").contains(" line 1 ");
    }
}
