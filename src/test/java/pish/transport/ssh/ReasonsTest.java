package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import net.schmizz.sshj.common.DisconnectReason;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void speaksAsSshDoes() {
        assertThat(Reasons.of(new ConnectException("Connection refused (Connection refused)")))
                .isEqualTo("connection refused");
        assertThat(Reasons.of(new IOException("x", new SocketTimeoutException("Read timed out"))))
                .isEqualTo("connection timed out");
        assertThat(Reasons.of(new NoRouteToHostException("No route to host"))).isEqualTo("no route to host");
        assertThat(Reasons.of(new UnknownHostException("pi09"))).isEqualTo("could not resolve pi09");
        assertThat(Reasons.of(new IOException(new EOFException()))).isEqualTo("connection closed by the node");
        assertThat(Reasons.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void aDisconnectIsNamed() {
        assertThat(Reasons.of(DisconnectReason.BY_APPLICATION, "Too many authentication failures"))
                .isEqualTo("too many authentication failures");
        assertThat(Reasons.of(DisconnectReason.TOO_MANY_CONNECTIONS, "")).isEqualTo("too many connections");
        assertThat(Reasons.of(DisconnectReason.UNKNOWN, "Broken transport; encountered EOF"))
                .isEqualTo("connection closed by the node");
    }

    @Test
    void whatANodeSaysStaysOnOneHarmlessLine() {
        assertThat(Reasons.of(new IOException("A\u001b[31m\r\nB"))).isEqualTo("a [31m B");
        assertThat(Reasons.clean("y".repeat(500))).hasSize(201).endsWith("…");
        assertThat(Reasons.clean(" ")).isEmpty();
    }
}
