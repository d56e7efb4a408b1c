package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Connection;
import pish.transport.DuplexStream;
import pish.transport.RemotePort;

/** Ports of nodes whose callers are answered here, on OpenSSH's server. */
@Timeout(60)
class SshPortsTest {
    @TempDir
    private Path folder;

    /** Says back what a caller says, and ends when it does. */
    private static void echo(DuplexStream caller) {
        try (caller) {
            caller.input().transferTo(caller.output());
            caller.output().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket call(RemotePort port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port.number());
    }

    private static String say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private SshAccount account() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        return new SshAccount(folder);
    }

    @Test
    @SuppressWarnings("try")
    void callersAreAnsweredHere() throws Exception {
        try (SshAccount account = account();
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node());
                RemotePort port = connection.listen(2, SshPortsTest::echo)) {
            String much = "much\n".repeat(1_000_000);
            try (Socket first = call(port);
                    Socket second = call(port)) {
                assertThat(say(second, "hello")).isEqualTo("hello");
                assertThat(say(first, much)).isEqualTo(much);
            }
            port.close();
            assertThatThrownBy(() -> call(port)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @SuppressWarnings("try")
    void moreThanWereAgreedOnAreTurnedAway() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        try (SshAccount account = account();
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node());
                RemotePort port = connection.listen(1, caller -> {
                    taken.countDown();
                    echo(caller);
                });
                Socket first = call(port)) {
            taken.await();
            try (Socket second = call(port)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(say(first, "hello")).isEqualTo("hello");
        }
    }

    @Test
    @SuppressWarnings("try")
    void aNodeLeadsToOtherHosts() throws Exception {
        try (SshAccount account = account();
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node());
                RemotePort port = connection.listen(1, SshPortsTest::echo);
                DuplexStream there = connection.reach("127.0.0.1", port.number())) {
            there.output().write("hello".getBytes(StandardCharsets.UTF_8));
            there.output().close();
            assertThat(there.input().readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    @SuppressWarnings("try")
    void whatIsLostIsSaid() throws Exception {
        try (SshAccount account = account();
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            connection.close();
            assertThatThrownBy(() -> connection.listen(1, SshPortsTest::echo)).isInstanceOf(IOException.class);
        }
    }
}
