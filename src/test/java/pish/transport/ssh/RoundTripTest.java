package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Connection;

/** How long nodes take to answer: those that do, those that do not, and those that are gone. */
@Timeout(60)
class RoundTripTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    final SshServerExtension sshd =
            new SshServerExtension(server -> server.logins().password("pi", "raspberry"));

    private SSHClient login() throws IOException {
        SSHClient client = new SSHClient(new DefaultConfig());
        client.addHostKeyVerifier(
                SecurityUtils.getFingerprint(sshd.server().publicHostKeys().get(0)));
        client.connect(sshd.server().address(), sshd.server().port());
        client.authPassword("pi", "raspberry");
        return client;
    }

    @Test
    void aRefusalOfTheRequestIsAnAnswer() throws IOException {
        try (SSHClient client = login()) {
            assertThat(RoundTrip.measure(client, LONG))
                    .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofNanos(1), LONG));
        }
    }

    @Test
    void whoDoesNotAnswerHasNone() throws Exception {
        try (SSHClient client = login()) {
            sshd.server().freeze();
            assertThat(RoundTrip.measure(client, Duration.ofMillis(100))).isEmpty();
            sshd.server().thaw();
            // the late answer is not taken for that of the next question
            assertThat(RoundTrip.measure(client, LONG)).isPresent();
            assertThat(RoundTrip.measure(client, LONG)).isPresent();
        }
    }

    @Test
    void whoIsGoneHasNone() throws IOException {
        SSHClient client = login();
        client.close();
        assertThat(RoundTrip.measure(client, LONG)).isEmpty();
    }

    @Test
    @SuppressWarnings("try")
    void openSshAnswers(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        try (SshAccount account = new SshAccount(folder);
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            assertThat(connection.roundTrip(LONG)).isPresent();
            connection.close();
            assertThat(connection.roundTrip(LONG)).isEmpty();
        }
    }
}
