package pish.transport.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class EmbeddedServerTest {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("net.schmizz");

    private static final DefaultConfig CONFIG = new DefaultConfig();
    private static final KeyPair KEY = EmbeddedServer.newKey("ssh-ed25519");

    @RegisterExtension
    final SshServerExtension sshd = new SshServerExtension(server -> server.logins()
            .password("pi", "raspberry")
            .key(KEY.getPublic())
            .prompts(new Logins.Prompt("Password: ", false, "raspberry")));

    @BeforeAll
    static void quiet() {
        QUIET.setLevel(Level.OFF);
    }

    private SSHClient connect() throws IOException {
        SSHClient client = new SSHClient(CONFIG);
        client.addHostKeyVerifier(
                SecurityUtils.getFingerprint(sshd.server().publicHostKeys().get(0)));
        client.connect(sshd.server().address(), sshd.server().port());
        client.getSocket().setTcpNoDelay(true);
        return client;
    }

    private SSHClient login() throws IOException {
        SSHClient client = connect();
        client.authPassword("pi", "raspberry");
        return client;
    }

    /** Starts a command that prints a line as soon as it is up, and waits for that. */
    private static Session.Command up(SSHClient client, String command) throws IOException {
        Session.Command running = client.startSession().exec("echo up; " + command);
        assertThat(line(running)).isEqualTo("up");
        return running;
    }

    private static String line(Session.Command command) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = command.getInputStream().read();
                b != '\n';
                b = command.getInputStream().read()) {
            line.write(b);
        }
        return line.toString(UTF_8);
    }

    @Test
    void commandsAnswerWithStreamsAndStatus() throws IOException {
        try (SSHClient client = login();
                Session.Command command = client.startSession().exec("echo out; echo err >&2; exit 5")) {
            assertThat(new String(command.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("out\n");
            assertThat(new String(command.getErrorStream().readAllBytes(), UTF_8))
                    .isEqualTo("err\n");
            command.join();
            assertThat(command.getExitStatus()).isEqualTo(5);
        }
    }

    @Test
    void signalReachesTheWholeGroup() throws IOException {
        try (SSHClient client = login()) {
            Session.Command command = up(client, "sleep 1000 & sleep 1000; echo no");
            command.signal(Signal.KILL);
            // the end of output says that the sleep in the background is gone, too
            assertThat(command.getInputStream().readAllBytes()).isEmpty();
            command.join();
            assertThat(command.getExitSignal()).isEqualTo(Signal.KILL);
        }
    }

    @Test
    void interruptedCommandTellsItsSignal() throws IOException {
        try (SSHClient client = login()) {
            Session.Command command = up(client, "sleep 1000; echo no");
            command.signal(Signal.INT);
            assertThat(command.getInputStream().readAllBytes()).isEmpty();
            command.join();
            assertThat(command.getExitSignal()).isEqualTo(Signal.INT);
            assertThat(command.getExitStatus()).isNull();
        }
    }

    @Test
    void shellThatTrapsASignalLivesOn() throws IOException {
        try (SSHClient client = login()) {
            Session.Command command = up(
                    client, "trap 'echo caught; c=y' INT; echo set; until [ -n \"$c\" ]; do sleep 0.1; done; exit 7");
            // not before, or it would come too early for the trap
            assertThat(line(command)).isEqualTo("set");
            command.signal(Signal.INT);
            assertThat(new String(command.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("caught\n");
            command.join();
            assertThat(command.getExitStatus()).isEqualTo(7);
        }
    }

    @Test
    void refusedSignalChangesNothing() throws IOException {
        sshd.server().refuseSignals();
        try (SSHClient client = login()) {
            Session.Command command = up(client, "read line; echo $line");
            command.signal(Signal.KILL);
            command.getOutputStream().write("alive\n".getBytes(UTF_8));
            command.getOutputStream().flush();
            assertThat(new String(command.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("alive\n");
        }
    }

    @Test
    void unreadStreamHoldsItsCommandOnly() throws IOException {
        try (SSHClient client = login()) {
            Session.Command held = up(client, "head -c 20000000 /dev/zero");
            try (Session.Command other = client.startSession().exec("echo free")) {
                assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
                        .isEqualTo("free\n");
            }
            assertThat(held.getInputStream().readAllBytes()).hasSize(20_000_000);
        }
    }

    @Test
    void manyChannelsKeepTheirOutputApart() throws IOException {
        try (SSHClient client = login()) {
            for (int round = 0; round < 10; round++) {
                List<Session.Command> commands = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    commands.add(client.startSession().exec("echo " + i + "; seq " + i + " >&2; exit " + i));
                }
                for (int i = 0; i < 8; i++) {
                    assertThat(line(commands.get(i))).isEqualTo(Integer.toString(i));
                    assertThat(commands.get(i).getErrorStream().readAllBytes()).hasSize(2 * i);
                    commands.get(i).join();
                    assertThat(commands.get(i).getExitStatus()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void closedChannelHangsUp() throws Exception {
        try (SSHClient client = login()) {
            Session.Command command = client.startSession().exec("echo $$; sleep 1000");
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(line(command))).orElseThrow();
            command.close();
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void commandThatIgnoresHangUpIsKilled() throws Exception {
        try (SSHClient client = login()) {
            Session.Command command = client.startSession().exec("trap '' HUP; echo $$; while :; do sleep 1000; done");
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(line(command))).orElseThrow();
            sshd.server().dropConnections();
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void triesAreCounted() throws IOException {
        try (SSHClient client = connect()) {
            AuthPassword wrong = new AuthPassword(PasswordUtils.createOneOff("wrong".toCharArray()));
            assertThatThrownBy(() -> client.auth("pi", wrong)).isInstanceOf(UserAuthException.class);
            client.auth(
                    "pi",
                    new AuthKeyboardInteractive(
                            new PasswordResponseProvider(PasswordUtils.createOneOff("raspberry".toCharArray()))));
        }
        assertThat(sshd.server().logins().tries("password")).containsExactly(new Logins.Try("password", "pi", "wrong"));
        assertThat(sshd.server().logins().tries("keyboard-interactive"))
                .containsExactly(new Logins.Try("keyboard-interactive", "pi", "raspberry"));
        assertThat(sshd.server().connections()).isEqualTo(1);
    }

    @Test
    void keyLogsIn() throws IOException {
        try (SSHClient client = connect()) {
            client.authPublickey("anyone", sshd.server().identityFile(KEY).toString());
            assertThat(client.isAuthenticated()).isTrue();
        }
        assertThat(sshd.server().logins().tries())
                .isNotEmpty()
                .allMatch(attempt -> attempt.method().equals("publickey"));
    }

    @Test
    void channelsBeyondTheLimitAreRefused() throws IOException {
        sshd.server().maxSessions(2);
        try (SSHClient client = login()) {
            Session first = client.startSession();
            client.startSession();
            assertThatThrownBy(client::startSession)
                    .asInstanceOf(InstanceOfAssertFactories.type(OpenFailException.class))
                    .extracting(OpenFailException::getReason)
                    .isEqualTo(OpenFailException.Reason.CONNECT_FAILED);
            first.close();
            assertThat(client.startSession().isOpen()).isTrue();
        }
    }

    @Test
    void droppedConnectionEndsForTheClient() throws IOException {
        try (SSHClient client = login()) {
            Session.Command command = up(client, "sleep 1000");
            sshd.server().dropConnections();
            assertThatThrownBy(() -> command.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(command::join).isInstanceOf(ConnectionException.class);
        }
        try (SSHClient again = login()) {
            assertThat(again.isAuthenticated()).isTrue();
        }
    }

    @Test
    void frozenConnectionAnswersOnceThawed() throws Exception {
        try (SSHClient client = login()) {
            Session.Command command = up(client, "cat");
            sshd.server().freeze();
            command.getOutputStream().write("late\n".getBytes(UTF_8));
            command.getOutputStream().flush();
            // another connection's whole login goes by, and still no answer
            login().close();
            assertThat(command.getInputStream().available()).isZero();
            sshd.server().thaw();
            assertThat(line(command)).isEqualTo("late");
        }
    }

    @Test
    void newHostKeysAreShownToNewConnections() throws IOException {
        List<String> before = sshd.server().knownHosts();
        sshd.server().hostKeys("ecdsa-sha2-nistp256");
        assertThat(sshd.server().knownHosts())
                .isNotEqualTo(before)
                .singleElement()
                .asString()
                .contains(" ecdsa-sha2-");
        try (SSHClient client = login()) {
            assertThat(client.isAuthenticated()).isTrue();
        }
    }

    @Test
    void itIsAJumpHost() throws IOException {
        try (EmbeddedServer target = new EmbeddedServer()) {
            target.logins().password("pi", "raspberry");
            target.start();
            try (SSHClient jump = login();
                    SSHClient client = new SSHClient(CONFIG)) {
                client.addHostKeyVerifier(
                        SecurityUtils.getFingerprint(target.publicHostKeys().get(0)));
                client.connectVia(jump.newDirectConnection(target.address(), target.port()));
                client.authPassword("pi", "raspberry");
                assertThat(client.isAuthenticated()).isTrue();
            }
        }
    }

    @Test
    void silentServerTakesConnectionsOnly() throws IOException {
        try (SilentServer silent = new SilentServer();
                Socket socket = new Socket(silent.address(), silent.port())) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(socket.getInputStream().available()).isZero();
        }
    }
}
