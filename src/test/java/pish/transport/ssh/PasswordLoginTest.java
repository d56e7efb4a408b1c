package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.ConnectFailure.Kind;
import pish.transport.ExitStatus;

/** Logins by password, each tried as often as it was given and no more. */
class PasswordLoginTest {
    @TempDir
    Path folder;

    private SshTransport transport;

    @BeforeEach
    void open() {
        transport = new SshTransport(new SshOptions(
                "pi", List.of(), Duration.ofSeconds(20), true, List.of(folder.resolve("known")), folder, Map.of()));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private Kind failure(Node node) {
        return thrown(node).kind();
    }

    private ConnectFailure thrown(Node node) {
        return catchThrowableOfType(ConnectFailure.class, () -> transport.open(node));
    }

    private void logsIn(Node node) throws Exception {
        try (var connection = transport.open(node)) {
            ProcessLog log = new ProcessLog();
            connection.start("exit 4", new byte[0], log);
            assertThat(log.await()).isEqualTo(new ExitStatus(4));
        }
    }

    @Test
    void aDefaultPasswordIsTriedOnceWhereTheHostIsKnown() throws Exception {
        char[] right = PasswordServer.PASSWORD.toCharArray();
        try (PasswordServer one = new PasswordServer();
                PasswordServer two = new PasswordServer("Password: ")) {
            assertThat(transport.takesPassword(one.node("a"), right)).isFalse();
            assertThat(one.tried()).isEmpty();
            transport.setPassword(one.node("a"), right);
            transport.setPassword(two.node("b"), right);
            logsIn(one.node("a"));
            logsIn(two.node("b"));
            assertThat(transport.takesPassword(one.node("a"), right)).isTrue();
            assertThat(transport.takesPassword(two.node("b"), right)).isTrue();
            assertThat(transport.takesPassword(one.node("a"), "wrong".toCharArray()))
                    .isFalse();
            assertThat(transport.takesPassword(two.node("b"), "wrong".toCharArray()))
                    .isFalse();
            assertThat(one.tried()).containsExactly("raspberry", "raspberry", "wrong");
            assertThat(two.tried()).containsExactly("raspberry", "raspberry", "wrong");
            assertThat(right).isEqualTo(PasswordServer.PASSWORD.toCharArray());
        }
        Node node;
        try (PasswordServer gone = new PasswordServer()) {
            node = gone.node("c");
        }
        assertThat(transport.takesPassword(node, right)).isFalse();
    }

    @Test
    void aPasswordIsTriedOnceAndOnlyWhereItWasSet() throws Exception {
        try (PasswordServer one = new PasswordServer();
                PasswordServer two = new PasswordServer()) {
            assertThat(failure(one.node("a"))).isEqualTo(Kind.PASSWORD_NEEDED);
            assertThat(one.tried()).isEmpty();
            transport.setPassword(one.node("a"), "wrong".toCharArray());
            assertThat(failure(two.node("b"))).isEqualTo(Kind.PASSWORD_NEEDED);
            assertThat(failure(one.node("a"))).isEqualTo(Kind.PASSWORD_REFUSED);
            assertThat(one.tried()).containsExactly("wrong");
            assertThat(two.tried()).isEmpty();
            transport.forgetPassword(one.node("a"));
            assertThat(failure(one.node("a"))).isEqualTo(Kind.PASSWORD_NEEDED);
            assertThat(one.tried()).containsExactly("wrong");
        }
    }

    @Test
    void aPasswordThatWasAcceptedServesTheOthers() throws Exception {
        try (PasswordServer one = new PasswordServer();
                PasswordServer two = new PasswordServer("Password: ")) {
            transport.setPassword(one.node("a"), PasswordServer.PASSWORD.toCharArray());
            logsIn(one.node("a"));
            logsIn(two.node("b"));
            assertThat(one.tried()).containsExactly(PasswordServer.PASSWORD);
            assertThat(two.tried()).containsExactly(PasswordServer.PASSWORD);
        }
    }

    @Test
    void keyboardInteractiveTakesThePasswordOnce() throws Exception {
        try (PasswordServer server = new PasswordServer("(pi@raspberrypi) Password: ")) {
            assertThat(failure(server.node("a"))).isEqualTo(Kind.PASSWORD_NEEDED);
            transport.setPassword(server.node("a"), "wrong".toCharArray());
            assertThat(failure(server.node("a"))).isEqualTo(Kind.PASSWORD_REFUSED);
            assertThat(server.tried()).containsExactly("wrong");
            transport.setPassword(server.node("a"), PasswordServer.PASSWORD.toCharArray());
            logsIn(server.node("a"));
            assertThat(server.tried()).containsExactly("wrong", PasswordServer.PASSWORD);
        }
    }

    @Test
    void aSecondPromptThatNobodyAnswersFailsTheLoginAndSendsNothing() throws Exception {
        try (PasswordServer server = new PasswordServer("Password: ", "One-time code: ")) {
            transport.setPassword(server.node("a"), PasswordServer.PASSWORD.toCharArray());
            ConnectFailure failure = thrown(server.node("a"));
            assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
            assertThat(failure).hasMessage("the server asks \"One-time code:\" and nobody answers");
            assertThat(server.tried()).isEmpty();
        }
    }
}
