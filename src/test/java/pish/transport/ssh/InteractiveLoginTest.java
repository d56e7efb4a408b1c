package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.Connection;
import pish.transport.Prompter;

/** Logins at a server that wants a password and a code, both asked for at once. */
class InteractiveLoginTest {
    private final List<String> received = new ArrayList<>();

    @TempDir
    Path folder;

    private SshServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(KeyUtils.generateKeyPair("ssh-ed25519", 256)));
        server.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(
                    ServerSession session, String username, String language, String methods) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("Two steps");
                challenge.setInteractionInstruction("");
                challenge.setLanguageTag("");
                challenge.addPrompt("Password: ", false);
                challenge.addPrompt("Code: ", true);
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String username, List<String> responses) {
                received.addAll(responses);
                return responses.equals(List.of("secret", "123456"));
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.stop(true);
    }

    private boolean login(Prompter prompter) throws IOException {
        try (SSHClient client = new SSHClient(new DefaultConfig())) {
            client.addHostKeyVerifier(new PromiscuousVerifier());
            client.connect("127.0.0.1", server.getPort());
            client.auth("pi", new InteractiveAuth(new InteractiveAnswers("secret"::toCharArray, prompter)));
            return client.isAuthenticated();
        }
    }

    @Test
    void thePasswordAndAPersonAnswerTogether() throws Exception {
        List<String> asked = new ArrayList<>();
        Prompter person = (prompt, echo) -> {
            asked.add(prompt);
            return "123456".toCharArray();
        };
        assertThat(login(person)).isTrue();
        assertThat(asked).containsExactly("Two steps Code:");
    }

    @Test
    void aPersonMayTakeLongerThanTheNetwork() throws Exception {
        SshOptions options = new SshOptions(
                "pi", List.of(), Duration.ofSeconds(1), true, List.of(folder.resolve("known_hosts")), folder, Map.of());
        Node node = new Node("pi01", "127.0.0.1", server.getPort(), "pi", "");
        long start = System.nanoTime();
        try (SshTransport transport = new SshTransport(options)) {
            transport.setPassword(node, "secret".toCharArray());
            Connection connection = transport.open(node, (prompt, echo) -> {
                while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(1500)) {
                    Thread.onSpinWait();
                }
                return "123456".toCharArray();
            });
            assertThat(connection.isOpen()).isTrue();
            connection.close();
        }
        assertThat(received).containsExactly("secret", "123456");
    }

    @Test
    void withoutAPersonNothingIsSent() {
        assertThatThrownBy(() -> login(Prompter.NOBODY))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("asks \"Code:\" and nobody answers");
        assertThat(received).isEmpty();
    }
}
