package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pish.transport.DuplexStream;

/** What nodes get by way of here, and what they do not. */
@Timeout(60)
class PackageProxyTest {
    private static final List<URI> SOURCES =
            List.of(URI.create("http://deb.example.org/debian/InRelease"), URI.create("https://tls.example.org/x"));

    private final List<String> reached = new ArrayList<>();
    private Streams server = new Streams("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nKeep-Alive: 5\r\n\r\nlist");
    private final PackageProxy proxy = new PackageProxy(SOURCES, (host, port) -> {
        reached.add(host + ":" + port);
        if (host.startsWith("far")) {
            throw new ConnectException("no route");
        }
        return server;
    });

    /** Both ends' bytes, here. */
    private static final class Streams implements DuplexStream {
        private final InputStream in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Streams(String text) {
            in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public InputStream input() {
            return in;
        }

        @Override
        public OutputStream output() {
            return out;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private String ask(String request) {
        Streams caller = new Streams(request);
        proxy.serve(caller);
        return caller.out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatSourcesHaveIsFetched() {
        assertThat(ask(
                        "GET http://deb.example.org/debian/a%20b?c=d HTTP/1.1\r\nHost: deb.example.org\r\nRange: bytes=5-\r\n"
                                + "Proxy-Connection: keep-alive\r\nConnection: keep-alive\r\n\r\nGET next"))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlist");
        assertThat(server.out)
                .asString()
                .isEqualTo(
                        "GET /debian/a%20b?c=d HTTP/1.1\r\nHost: deb.example.org\r\nRange: bytes=5-\r\nConnection: close\r\n\r\n");
        assertThat(reached).containsExactly("deb.example.org:80");
    }

    @Test
    void nothingElseIs() {
        for (String request : List.of(
                "GET http://other.example.org/ HTTP/1.1",
                "GET http://deb.example.org:8080/ HTTP/1.1",
                "GET http://deb.example.org@other.example.org/ HTTP/1.1",
                "CONNECT other.example.org:443 HTTP/1.1",
                "CONNECT deb.example.org:22 HTTP/1.1")) {
            assertThat(ask(request + "\r\n\r\n")).as(request).startsWith("HTTP/1.1 403 ");
        }
        for (String request : List.of(
                "POST http://deb.example.org/ HTTP/1.1", "GET file:///etc/passwd HTTP/1.1", "GET / HTTP/1.1", "x")) {
            assertThat(ask(request + "\r\n\r\n")).as(request).startsWith("HTTP/1.1 405 ");
        }
        assertThat(ask("GET http://[ HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET http://deb.example.org/ HTTP/1.1\r\n")).isEmpty();
        assertThat(ask("x".repeat(20_000))).isEmpty();
        assertThat(reached).isEmpty();
    }

    @Test
    void whereASourceLeadsOnToIsOneToo() {
        String request = "GET http://mirror.example.net/x HTTP/1.1\r\n\r\n";
        assertThat(ask(request)).startsWith("HTTP/1.1 403 ");
        server = new Streams("HTTP/1.1 302 Found\r\nlocation: http://mirror.example.net/x\r\n\r\n");
        assertThat(ask("GET http://deb.example.org/x HTTP/1.1\r\n\r\n"))
                .contains("location: http://mirror.example.net/x");
        server = new Streams("HTTP/1.1 200 OK\r\n\r\nx");
        assertThat(ask(request)).endsWith("\r\n\r\nx");
    }

    @Test
    void whatIsEncryptedIsLedThrough() {
        server = new Streams("their hello");
        assertThat(ask("CONNECT TLS.example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isEqualTo("HTTP/1.1 200 OK\r\n\r\ntheir hello");
        assertThat(reached).containsExactly("TLS.example.org:443");
    }

    @Test
    void whatIsOutOfReachIsSaid() {
        PackageProxy far = new PackageProxy(List.of(URI.create("http://far.example.org/")), (host, port) -> {
            throw new ConnectException("no\r\nroute");
        });
        Streams caller = new Streams("GET http://far.example.org/ HTTP/1.1\r\n\r\n");
        far.serve(caller);
        assertThat(caller.out)
                .asString()
                .startsWith("HTTP/1.1 502 far.example.org cannot be reached: no??route\r\nContent-Length: 0\r\n");
    }

    @Test
    void thisMachineItselfIsNoSource() {
        DirectWay way = new DirectWay(Duration.ofSeconds(1));
        for (String host :
                List.of("127.0.0.1", "localhost", "::1", "0.0.0.0", "169.254.169.254", "fe80::1", "224.0.0.1")) {
            assertThatThrownBy(() -> way.to(host, 80))
                    .as(host)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is an address of no other machine");
        }
    }
}
