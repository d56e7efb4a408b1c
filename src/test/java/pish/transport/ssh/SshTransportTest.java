package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.ConnectFailure.Kind;
import pish.transport.Connection;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;
import pish.transport.UnknownHostKey;

/** Connections to a real sshd, and all the ways in which there is none. */
class SshTransportTest {
    @TempDir
    static Path folder;

    private static SshAccount account;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        account = new SshAccount(folder, "MaxSessions 2");
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            account.close();
        }
    }

    private static ProcessLog run(Connection connection, String command) throws IOException {
        ProcessLog log = new ProcessLog();
        connection.start(command, new byte[0], log);
        return log;
    }

    private static ConnectFailure failure(SshTransport transport, Node node) {
        return catchThrowableOfType(ConnectFailure.class, () -> transport.open(node));
    }

    @Test
    void runsCommandsWithBothStreamsAndTheirStatus() throws Exception {
        try (SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            ProcessLog log = run(connection, "echo out; echo err >&2; exit 3");
            assertThat(log.await()).isEqualTo(new ExitStatus(3));
            assertThat(log.text(Stream.STDOUT)).isEqualTo("out\n");
            assertThat(log.text(Stream.STDERR)).isEqualTo("err\n");
            assertThat(log.lost()).isEmpty();
            assertThat(run(connection, "kill -KILL $$").await()).isEqualTo(new ExitStatus(137));
            assertThat(run(connection, "exit 0").await()).isEqualTo(ExitStatus.OK);
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void givesTheFirstBytesAndLaterOnesToStandardInput() throws Exception {
        try (SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            ProcessLog log = new ProcessLog();
            RemoteProcess process =
                    connection.start("wc -c; echo done", "first ".getBytes(StandardCharsets.US_ASCII), log);
            process.write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            process.write("last".getBytes(StandardCharsets.US_ASCII));
            process.closeInput();
            assertThat(log.await()).isEqualTo(ExitStatus.OK);
            assertThat(log.text(Stream.STDOUT)).isEqualTo("100010\ndone\n");
        }
    }

    @Test
    void channelsBeyondWhatTheNodeAllowsWaitForOthersToEnd() throws Exception {
        try (SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            ProcessLog one = new ProcessLog();
            RemoteProcess first = connection.start("cat", new byte[0], one);
            RemoteProcess second = connection.start("cat", new byte[0], new ProcessLog());
            List<CompletableFuture<ExitStatus>> waiting = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> awaitEnd(connection, "exit " + i)))
                    .toList();
            first.closeInput();
            assertThat(one.await()).isEqualTo(ExitStatus.OK);
            for (int i = 0; i < 20; i++) {
                assertThat(waiting.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(i));
            }
            second.close();
        }
    }

    private static ExitStatus awaitEnd(Connection connection, String command) {
        try {
            return run(connection, command).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNodeThatEndsTheConnectionLosesWhatRuns() throws Exception {
        try (SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            CompletableFuture<String> lost = new CompletableFuture<>();
            connection.onLost(lost::complete);
            ProcessLog log = run(connection, "kill -KILL $PPID; sleep 60");
            assertThat(log.await()).isNull();
            assertThat(log.lost()).isEqualTo("connection closed by the node");
            assertThat(lost.get(20, TimeUnit.SECONDS)).isEqualTo("connection closed by the node");
            assertThat(connection.isOpen()).isFalse();
            CompletableFuture<String> late = new CompletableFuture<>();
            connection.onLost(late::complete);
            assertThat(late.getNow("")).isEqualTo("connection closed by the node");
            assertThatThrownBy(() -> run(connection, "true")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anUnknownHostIsTrustedOnceItIsSaidToBe() throws Exception {
        Path empty = folder.resolve("empty_known_hosts");
        SshOptions known = account.options(Duration.ofSeconds(20));
        SshOptions options = new SshOptions(
                "", known.identities(), known.connectTimeout(), false, List.of(empty), folder, known.environment());
        try (SshTransport transport = new SshTransport(options)) {
            ConnectFailure failure = failure(transport, account.node());
            assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
            UnknownHostKey key = failure.hostKey().orElseThrow();
            assertThat(key.type()).isEqualTo("ssh-ed25519");
            assertThat(SshTools.keygen("-l", "-f", folder.resolve("host.pub").toString()))
                    .contains(key.fingerprint());
            transport.trust(List.of(key));
            transport.open(account.node()).close();
        }
        assertThat(empty)
                .content()
                .contains(
                        Files.readString(account.knownHosts()).split(" ", 4)[2].strip());
    }

    @Test
    void aChangedHostKeyIsRefused() throws Exception {
        Path other = SshTools.newKey(folder.resolve("other"), "ed25519");
        Path changed = folder.resolve("changed_known_hosts");
        Files.writeString(changed, "[127.0.0.1]:" + account.node().port() + " " + SshTools.publicLine(other) + "\n");
        SshOptions known = account.options(Duration.ofSeconds(20));
        SshOptions options = new SshOptions(
                "", known.identities(), known.connectTimeout(), true, List.of(changed), folder, known.environment());
        try (SshTransport transport = new SshTransport(options)) {
            ConnectFailure failure = failure(transport, account.node());
            assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_REFUSED);
            assertThat(failure).hasMessageContaining("has changed");
        }
    }

    @Test
    void aLoginThatNothingIsAcceptedForSaysWhatTheNodeTakes() throws Exception {
        Path stranger = SshTools.newKey(folder.resolve("stranger"), "ed25519");
        SshOptions known = account.options(Duration.ofSeconds(20));
        SshOptions options = new SshOptions(
                "", List.of(stranger), known.connectTimeout(), false, known.knownHosts(), folder, known.environment());
        try (SshTransport transport = new SshTransport(options)) {
            ConnectFailure failure = failure(transport, account.node());
            assertThat(failure.kind()).isIn(Kind.LOGIN_REFUSED, Kind.PASSWORD_NEEDED);
            assertThat(failure).hasMessageStartingWith("permission denied (publickey");
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (SshTransport transport = account.transport()) {
            ConnectFailure refused = failure(transport, new Node("pi02", "127.0.0.1", closed, "", ""));
            assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(refused).hasMessage("connection refused");
            ConnectFailure unknown = failure(transport, new Node("pi03", "pi03.invalid", 22, "", ""));
            assertThat(unknown).hasMessage("could not resolve pi03.invalid");
        }
    }

    @Test
    void aSilentNodeAndOneThatIsNoSshServerAreGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SshTransport transport = new SshTransport(account.options(Duration.ofMillis(400)))) {
            long start = System.nanoTime();
            ConnectFailure timeout = failure(transport, new Node("pi04", "127.0.0.1", silent.getLocalPort(), "", ""));
            assertThat(timeout.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(timeout).hasMessage("connection timed out");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (var client = web.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            ConnectFailure noSsh = failure(transport, new Node("pi05", "127.0.0.1", web.getLocalPort(), "", ""));
            assertThat(noSsh.kind()).isEqualTo(Kind.UNREACHABLE);
            answered.join();
            assertThat(noSsh.getMessage()).isNotBlank().hasSizeLessThan(120);
        }
    }

    @Test
    void anIdleConnectionOutlivesTheConnectTimeout() throws Exception {
        try (SshTransport transport = new SshTransport(account.options(Duration.ofMillis(700)));
                Connection connection = transport.open(account.node())) {
            ProcessLog log = run(connection, "sleep 1.5; echo still here");
            assertThat(log.await()).isEqualTo(ExitStatus.OK);
            assertThat(log.text(Stream.STDOUT)).isEqualTo("still here\n");
            assertThat(connection.isOpen()).isTrue();
        }
    }
}
