package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.Connection;

/** Connections that go where ssh_config says. */
class SshConfigLoginTest {
    @TempDir
    Path home;

    private final KeyPair key = EmbeddedServer.newKey("ssh-ed25519");
    private EmbeddedServer gate;
    private EmbeddedServer inner;
    private Path identity;

    @BeforeEach
    void start() throws IOException {
        gate = new EmbeddedServer();
        gate.logins().key(key.getPublic());
        gate.start();
        inner = new EmbeddedServer();
        inner.logins().key(key.getPublic());
        inner.start();
        identity = gate.identityFile(key);
    }

    @AfterEach
    void stop() {
        gate.close();
        inner.close();
    }

    private SshTransport transport(boolean knowGate, String... lines) throws IOException {
        List<String> known = new ArrayList<>(inner.knownHosts());
        if (knowGate) {
            known.addAll(gate.knownHosts());
        }
        Path hosts = Files.write(home.resolve("known"), known);
        Path config = Files.write(home.resolve("config"), List.of(lines));
        Files.writeString(
                config,
                "\nHost *\n UserKnownHostsFile " + hosts + "\n GlobalKnownHostsFile /dev/null\n"
                        + " IdentityAgent none\n IdentityFile " + identity + "\n",
                java.nio.file.StandardOpenOption.APPEND);
        return new SshTransport(new SshOptions("", List.of(), Duration.ofSeconds(20), false, List.of(), home, Map.of())
                .withConfigs(true, List.of(config)));
    }

    private String[] hosts(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "Host inner",
                "HostName " + inner.address(),
                "Port " + inner.port(),
                "User rank",
                "Host gate",
                "HostName " + gate.address(),
                "Port " + gate.port(),
                "User keeper",
                "Host inner"));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ConnectFailure failure(SshTransport transport, Node node) {
        return catchThrowableOfType(
                ConnectFailure.class, () -> transport.open(node).close());
    }

    @Test
    void goesToTheHostPortAndAccountThatAreSet() throws Exception {
        try (SshTransport transport = transport(false, hosts());
                Connection connection = transport.open(Node.of("inner"))) {
            assertThat(connection.isOpen()).isTrue();
            assertThat(inner.logins().tries("publickey").get(0).user()).isEqualTo("rank");
            transport.open(Node.of("inner").withUser("other")).close();
            assertThat(inner.logins().tries("publickey"))
                    .anyMatch(tried -> tried.user().equals("other"));
        }
    }

    @Test
    void goesThroughAnotherHostWithOneConnectionForAll() throws Exception {
        try (SshTransport transport = transport(true, hosts("ProxyJump gate"));
                Connection one = transport.open(Node.of("inner"));
                Connection two = transport.open(Node.of("inner"))) {
            ProcessLog log = new ProcessLog();
            one.start("echo here", new byte[0], log);
            assertThat(log.await().ok()).isTrue();
            assertThat(two.isOpen()).isTrue();
            assertThat(gate.connections()).isEqualTo(1);
            assertThat(inner.connections()).isEqualTo(2);
            assertThat(gate.logins().tries("publickey").get(0).user()).isEqualTo("keeper");
        }
    }

    @Test
    void aNodesOwnWayCountsForMoreAndNoneIsNone() throws Exception {
        try (SshTransport transport = transport(true, hosts("ProxyJump nowhere.invalid"))) {
            transport.open(Node.of("inner").withJump("gate")).close();
            assertThat(gate.connections()).isEqualTo(1);
            transport.open(Node.of("inner").withJump("none")).close();
            assertThat(gate.connections()).isEqualTo(1);
            assertThat(failure(transport, Node.of("inner").withJump("a b"))).hasMessageContaining("no jump host");
        }
    }

    @Test
    void aHostOnTheWayIsCheckedLikeANode() throws Exception {
        try (SshTransport transport = transport(false, hosts("ProxyJump gate"))) {
            ConnectFailure failure = failure(transport, Node.of("inner"));
            assertThat(failure.kind()).isEqualTo(ConnectFailure.Kind.HOST_KEY_UNKNOWN);
            assertThat(failure.hostKey().orElseThrow().host()).isEqualTo("[127.0.0.1]:" + gate.port());
            assertThat(inner.connections()).isZero();
            transport.trust(List.of(failure.hostKey().orElseThrow()));
            transport.open(Node.of("inner")).close();
        }
        try (SshTransport strict =
                transport(false, hosts("ProxyJump gate", "Host gate", "StrictHostKeyChecking yes"))) {
            assertThat(failure(strict, Node.of("inner")).kind()).isEqualTo(ConnectFailure.Kind.HOST_KEY_REFUSED);
        }
    }

    @Test
    void acceptNewTakesNewKeysAndNoChangedOnes() throws Exception {
        String known;
        try (SshTransport transport = transport(false, hosts("Host *", "StrictHostKeyChecking accept-new"))) {
            transport.open(Node.of("inner")).close();
            transport.open(Node.of("gate")).close();
            known = Files.readString(home.resolve("known"));
            assertThat(known).contains("[127.0.0.1]:" + gate.port() + " ssh-ed25519 ");
        }
        gate.hostKeys("ssh-ed25519");
        try (SshTransport transport = transport(false, hosts("Host *", "StrictHostKeyChecking accept-new"))) {
            Files.writeString(home.resolve("known"), known);
            assertThat(failure(transport, Node.of("gate"))).hasMessageContaining("has changed");
        }
        for (String nowhere : List.of("none", "/dev/null")) {
            String[] lines = {"StrictHostKeyChecking accept-new", "UserKnownHostsFile " + nowhere};
            try (SshTransport transport = transport(false, hosts(lines))) {
                transport.open(Node.of("inner")).close();
                transport.open(Node.of("inner")).close();
                assertThat(transport.remarks()).isEmpty();
            }
        }
    }

    @Test
    void comesFromTheAddressAndWithTheAgentThatAreSet() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "OpenSSH's client is not installed");
        try (RunningAgent agent = new RunningAgent(home)) {
            agent.add(identity);
            Files.move(identity, home.resolve("away"));
            String[] lines = {"BindAddress 127.0.0.2", "IdentityAgent %d/agent"};
            try (SshTransport transport = transport(false, hosts(lines));
                    Connection connection = transport.open(Node.of("inner"))) {
                assertThat(connection.isOpen()).isTrue();
                assertThat(inner.peers()).containsExactly("127.0.0.2");
            }
        }
        try (SshTransport transport = transport(false, hosts("BindAddress 203.0.113.9"))) {
            assertThat(failure(transport, Node.of("inner"))).hasMessageContaining("annot assign requested address");
        }
    }

    @Test
    void failuresOnTheWaySayWhere() throws Exception {
        try (SshTransport transport = transport(true, hosts("ProxyJump gate"))) {
            int port = freePort();
            assertThat(failure(transport, Node.of("inner").withPort(port)))
                    .hasMessageContaining("gate cannot reach it");
        }
        try (SshTransport transport = transport(true, hosts("ProxyJump gate", "Host gate", "ProxyJump gate"))) {
            assertThat(failure(transport, Node.of("inner"))).hasMessageContaining("is a circle");
        }
    }

    @Test
    void goesThroughACommandAndEndsIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        String command = "bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'";
        try (SshTransport transport = transport(false, hosts("ProxyCommand " + command))) {
            Connection connection = transport.open(Node.of("inner"));
            assertThat(connection.isOpen()).isTrue();
            connection.close();
            pish.transport.Await.until("the way to close", () -> inner.openConnections() == 0);
        }
    }

    @Test
    void aTalkativeCommandHidesNoUnknownKey() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        String command = "bash -c 'echo hello >&2; exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'";
        try (SshTransport transport = transport(false, hosts("Host gate", "ProxyCommand " + command))) {
            assertThat(failure(transport, Node.of("gate")).kind()).isEqualTo(ConnectFailure.Kind.HOST_KEY_UNKNOWN);
        }
    }

    @Test
    void aCommandThatFailsIsQuotedAndASilentOneTimesOut() throws Exception {
        try (SshTransport transport = transport(false, hosts("ProxyCommand echo no way to %h >&2; exit 3"))) {
            assertThat(failure(transport, Node.of("inner"))).hasMessage("the ProxyCommand says: no way to 127.0.0.1");
        }
        Path config = Files.writeString(home.resolve("slow"), "ConnectTimeout 1\nProxyCommand sleep 60\n");
        SshOptions options =
                new SshOptions("", List.of(), Duration.ofSeconds(20), false, List.of(home), home, Map.of());
        try (SshTransport transport = new SshTransport(options.withConfigs(false, List.of(config)))) {
            assertThat(failure(transport, Node.of("inner"))).hasMessage("connection timed out");
        }
    }
}
