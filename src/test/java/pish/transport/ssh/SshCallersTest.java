package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Caller;
import pish.transport.Connection;

/** Programs on a node that connect to a port of its own, and are heard here. */
@Timeout(60)
class SshCallersTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @RegisterExtension
    final SshServerExtension sshd =
            new SshServerExtension(server -> server.logins().password("pi", "raspberry"));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Counts what comes, and answers with the count at the end. */
    private Caller.Listener count(Caller caller) {
        told.add("called");
        return new Caller.Listener() {
            private int bytes;

            @Override
            public void input(byte[] buffer, int offset, int length) {
                bytes += length;
                caller.consumed(length);
                if (buffer[offset + length - 1] == '.') {
                    answer();
                    caller.close();
                }
            }

            private void answer() {
                try {
                    caller.write(Integer.toString(bytes).getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    told.add("gone");
                }
            }

            @Override
            public void closed() {
                told.add("closed");
            }
        };
    }

    private static String talk(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private SshConnection login(EmbeddedServer server) throws IOException {
        SSHClient client = new SSHClient(new DefaultConfig());
        client.addHostKeyVerifier(
                SecurityUtils.getFingerprint(server.publicHostKeys().get(0)));
        client.connect(server.address(), server.port());
        client.authPassword("pi", "raspberry");
        return new SshConnection(client);
    }

    @Test
    void programsAreHeardAndAnswered() throws Exception {
        try (Connection connection = login(sshd.server())) {
            int port = connection.listen(this::count);

            assertThat(talk(port, "four.")).isEqualTo("5");
            assertThat(talk(port, "x".repeat(3_000_000) + ".")).isEqualTo("3000001");
            assertThat(told.take()).isEqualTo("called");
            assertThat(told.take()).isEqualTo("closed");
        }
    }

    @Test
    void whoLeavesIsClosed() throws Exception {
        try (Connection connection = login(sshd.server())) {
            int port = connection.listen(this::count);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(told.take()).isEqualTo("called");
                socket.shutdownOutput();
                assertThat(told.take()).isEqualTo("closed");
            }
        }
    }

    @Test
    @SuppressWarnings("try")
    void allAreClosedWithTheConnection() throws Exception {
        try (Connection connection = login(sshd.server())) {
            int port = connection.listen(this::count);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(told.take()).isEqualTo("called");
                sshd.server().dropConnections();
                assertThat(told.take()).isEqualTo("closed");
            }
        }
    }

    @Test
    void aNodeMayForbidIt() throws Exception {
        try (EmbeddedServer strict = new EmbeddedServer()) {
            strict.logins().password("pi", "raspberry");
            strict.refuseForwards().start();
            try (Connection connection = login(strict)) {
                assertThatThrownBy(() -> connection.listen(this::count)).isInstanceOf(IOException.class);
                assertThat(connection.isOpen()).isTrue();
            }
        }
    }

    @Test
    @SuppressWarnings("try")
    void openSshListens(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        try (SshAccount account = new SshAccount(folder);
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            assertThat(talk(connection.listen(this::count), "four.")).isEqualTo("5");
        }
    }

    @Test
    @SuppressWarnings("try")
    void moreThanAJobNeedsAreRefused(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        try (SshAccount account = new SshAccount(folder);
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            int port = connection.listen(this::count);
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < SshConnection.MOST_CALLERS; i++) {
                    sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
                    assertThat(told.take()).isEqualTo("called");
                }
                try (Socket one = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    one.setSoTimeout(PATIENCE_MILLIS);
                    assertThat(one.getInputStream().read()).isEqualTo(-1);
                }
                assertThat(told).isEmpty();
                sockets.remove(0).close();
                assertThat(told.take()).isEqualTo("closed");
                assertThat(talk(port, ".")).isEqualTo("1");
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    @SuppressWarnings("try")
    void whoDoesNotReadIsNotWaitedFor(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        BlockingQueue<Caller> callers = new LinkedBlockingQueue<>();
        try (SshAccount account = new SshAccount(folder);
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            int port = connection.listen(caller -> new Caller.Listener() {
                @Override
                public void input(byte[] buffer, int offset, int length) {
                    callers.add(caller);
                }

                @Override
                public void closed() {
                    told.add("closed");
                }
            });
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
                // its channel stands once something has come of it
                silent.getOutputStream().write('.');
                Caller caller = callers.take();
                byte[] piece = new byte[16 << 10];
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 4096; i++) {
                                caller.write(piece);
                            }
                        })
                        .isInstanceOf(IOException.class)
                        .hasMessage("it does not read what it is told");
                assertThat(connection.isOpen()).isTrue();
            }
        }
    }
}
