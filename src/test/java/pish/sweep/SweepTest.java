package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the loopback network, where there are no neighbours: like behind a router. */
class SweepTest {
    private static final SweepPlan.Watcher PATIENT = new Watcher(Long.MAX_VALUE);

    private final TargetList targets = new TargetList(name -> List.of(), warning -> {});
    private final List<String> events = new ArrayList<>();

    @Test
    void aRefusalIsLife() throws IOException {
        try (ServerSocket server = server("127.0.0.3")) {
            targets.add("127.0.0.2-4");
            targets.exclude("127.0.0.4");

            List<Host> hosts = new Sweep(
                            targets, new SweepPlan(true, List.of(server.getLocalPort()), Set.of(), false, PATIENT))
                    .run();

            assertThat(hosts).extracting(host -> host.address().toString()).containsExactly("127.0.0.2", "127.0.0.3");
            assertThat(hosts.get(0).ports()).isEmpty();
            assertThat(hosts.get(1).ports()).containsExactly(server.getLocalPort());
            assertThat(hosts).allSatisfy(host -> {
                assertThat(host.state()).isEqualTo(Host.State.UP);
                assertThat(host.latency()).isPresent();
                assertThat(host.mac()).isEmpty();
            });
        }
    }

    @Test
    void manyAddressesNeedAsLittleAsFew() throws IOException {
        targets.add("127.1.0.0/22");
        targets.add("127.1.0.0/23");

        assertThat(new Sweep(targets, new SweepPlan(false, List.of(), Set.of(), false, PATIENT)).run())
                .hasSize(1024);
    }

    @Test
    void whatIsFoundIsKeptWhenItIsEndedEarly() throws IOException {
        targets.add("127.1.0.0/16");

        List<Host> hosts = new Sweep(targets, new SweepPlan(false, List.of(), Set.of(), false, new Watcher(20))).run();

        assertThat(hosts).hasSizeBetween(1, 65_535);
    }

    @Test
    void aServerOfSshSaysWhichItIs() throws IOException {
        assertThat(said("SSH-2.0-OpenSSH_9.2p1 Debian\r\nmore")).contains("SSH-2.0-OpenSSH_9.2p1 Debian");
        assertThat(said("welcome\r\nSSH-2.0-x\033[31m\u0007\n")).contains("SSH-2.0-x?[31m?");
        assertThat(said("HTTP/1.1 400 Bad Request\r\n")).doesNotContain("HTTP");
        assertThat(said("SSH-2.0-" + "x".repeat(5000))).isEqualTo("open");
    }

    /** Returns what comes of a connection to a server that says something and closes. */
    private String said(String text) throws IOException {
        events.clear();
        try (ServerSocket server = server("127.0.0.1");
                Connects connects = new Connects()) {
            Thread speaker = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            speaker.start();
            Ipv4 here = Ipv4.parse("127.0.0.1").orElseThrow();
            connects.start(new Attempt(here, server.getLocalPort(), true, listener()));
            while (!connects.isIdle()) {
                connects.run(Duration.ofMillis(5), Duration.ofSeconds(5));
            }
        }
        return String.join(" ", events);
    }

    private Attempt.Listener listener() {
        return new Attempt.Listener() {
            @Override
            public void answered(Ipv4 address, int port, boolean open, Duration latency) {
                events.add(open ? "open" : "refused");
            }

            @Override
            public void silent(Ipv4 address, int port) {
                events.add("silent");
            }

            @Override
            public void identified(Ipv4 address, String software) {
                events.add(software);
            }
        };
    }

    private static ServerSocket server(String address) throws IOException {
        return new ServerSocket(0, 5, InetAddress.getByName(address));
    }

    /** Ends a sweep when it has asked so often whether to. */
    private static final class Watcher implements SweepPlan.Watcher {
        private long left;

        Watcher(long left) {
            this.left = left;
        }

        @Override
        public void done(long addresses) {
            assertThat(addresses).isNotNegative();
        }

        @Override
        public boolean getAsBoolean() {
            return left-- <= 0;
        }
    }
}
