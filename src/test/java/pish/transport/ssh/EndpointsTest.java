package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.node.Node;
import pish.syntax.SyntaxError;

/** What becomes of a node and the ssh_config that is for it. */
class EndpointsTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    Path home;

    private Endpoint endpoint(Node node, String... config) throws IOException {
        Path file = Files.write(home.resolve("config"), List.of(config));
        Map<String, String> environment = Map.of("SSH_AUTH_SOCK", "/run/agent", "KEYS", "/keys", "AGENT", "/other");
        SshOptions options = new SshOptions("", List.of(), Duration.ofSeconds(3), false, List.of(), home, environment);
        return new Endpoints(options.withConfigs(false, List.of(file))).of(node);
    }

    private Endpoint endpoint(String... config) throws IOException {
        return endpoint(Node.of("pi01"), config);
    }

    private SyntaxError fault(String... config) {
        return catchThrowableOfType(SyntaxError.class, () -> endpoint(config));
    }

    @ParameterizedTest
    @CsvSource({
        "none, ''",
        "SSH_AUTH_SOCK, /run/agent",
        "/tmp/a, /tmp/a",
        "~/a, HOME/a",
        "%d/a-%h-%n-%p-%r, HOME/a-10.0.0.1-pi01-2222-bob",
        "$AGENT, /other",
        "${KEYS}/%u, /keys/ME",
    })
    void identityAgentNamesTheSocket(String value, String expected) throws IOException {
        Endpoint endpoint = endpoint("HostName 10.0.0.1", "Port 2222", "User bob", "IdentityAgent " + value);
        String path = expected.replace("HOME", home.toString()).replace("ME", ME);
        assertThat(endpoint.keys().agent().map(Path::toString).orElse("")).isEqualTo(path);
    }

    @Test
    void tokensAndVariablesStandInPaths() throws IOException {
        Endpoint endpoint = endpoint(
                Node.of("pi01").withUser("eve"),
                "HostName %h.lan",
                "HostKeyAlias board",
                "IdentityFile ${KEYS}/%h/%r",
                "IdentityFile %d/100%%",
                "UserKnownHostsFile ~/%k ${KEYS}/known",
                "GlobalKnownHostsFile none");
        assertThat(endpoint.node().address()).isEqualTo("pi01.lan");
        assertThat(endpoint.keys().files()).containsExactly(Path.of("/keys/pi01.lan/eve"), home.resolve("100%"));
        assertThat(endpoint.trust().user()).containsExactly(home.resolve("board"), Path.of("/keys/known"));
        assertThat(endpoint.trust().global()).isEmpty();
        assertThat(endpoint("ProxyCommand nc %h %p %r %n %%").command()).isEqualTo("nc pi01 22 " + ME + " pi01 %");
        assertThat(endpoint("Host pi01", "ProxyJump %r@gate")
                        .via()
                        .orElseThrow()
                        .node()
                        .user())
                .isEqualTo(ME);
    }

    @Test
    void aHostOnTheWayHasItsOwnAccountPortAndKeys() throws IOException {
        String[] config = {
            "Host gate", "User keeper", "Port 2200", "IdentityFile /keys/gate", "Host *", "IdentityFile /keys/all"
        };
        Endpoint gate = endpoint(
                        Node.of("pi01")
                                .withUser("bob")
                                .withPort(7)
                                .withKey("/keys/node")
                                .withJump("far,gate"),
                        config)
                .via()
                .orElseThrow();
        assertThat(gate.node().user()).isEqualTo("keeper");
        assertThat(gate.node().effectivePort()).isEqualTo(2200);
        assertThat(gate.keys().files()).containsExactly(Path.of("/keys/gate"), Path.of("/keys/all"));
        assertThat(gate.via().orElseThrow().node().user()).isEqualTo(ME);
        assertThat(gate.via().orElseThrow().via()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes, YES", "true, YES", "ask, ASK", "accept-new, NEW", "no, NO", "off, NO", "FALSE, NO"})
    void strictHostKeyCheckingIsHeeded(String value, Strictness expected) throws IOException {
        Endpoint.Trust trust = endpoint("StrictHostKeyChecking " + value).trust();
        assertThat(trust.strictness()).isEqualTo(expected);
        assertThat(trust.where()).isEqualTo(home.resolve("config") + ":1 has StrictHostKeyChecking " + value);
        assertThat(endpoint().trust().strictness()).isEqualTo(Strictness.ASK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StrictHostKeyChecking perhaps|StrictHostKeyChecking is not perhaps",
                "IdentityFile ${NOWHERE}/id|no variable NOWHERE in the environment",
                "IdentityAgent $NOWHERE|no variable NOWHERE in the environment",
                "IdentityFile %z|identityfile has no token %z",
                "ProxyCommand nc %d|proxycommand has no token %d",
                "HostName %p|hostname has no token %p",
                "IdentityFile ~bob/id|another user's home: ~bob/id",
                "AddressFamily inet6|pish cannot do AddressFamily inet6",
                "BindInterface eth0|pish cannot do BindInterface eth0",
                "CanonicalizeHostname always|pish cannot do CanonicalizeHostname always",
                "ProxyUseFdpass yes|pish cannot do ProxyUseFdpass yes",
                "RevokedHostKeys /etc/revoked|pish cannot do RevokedHostKeys /etc/revoked",
                "Include ${KEYS}/config|pish cannot do Include ${KEYS}/config",
                "Include %d/config|pish cannot do Include %d/config",
                "Port 0|no port: 0",
                "ProxyJump a b|no jump host: a b",
            })
    void whatWouldChangeTheWayAndCannotBeHeededIsAnErrorThatNamesIt(String line, String message) {
        assertThat(fault("Host pi*", line)).hasMessage(home.resolve("config") + ":2: " + message);
    }
}
