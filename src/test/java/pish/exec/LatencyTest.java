package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Shells;

/** How fast nodes answer is asked of all at once, and none is waited for longer than was said. */
@Timeout(60)
class LatencyTest {
    private static final Duration QUICK = Duration.ofMillis(3);

    @TempDir
    Path folder;

    private final CountDownLatch gate = new CountDownLatch(1);
    private BroadcastFixture cluster;

    @BeforeEach
    void open() {
        cluster = new BroadcastFixture(folder, Shells.BASH, 4);
    }

    @AfterEach
    void close() {
        gate.countDown();
        cluster.close();
    }

    @Test
    void whoDoesNotAnswerOrIsNotConnectedHasNone() {
        cluster.links.await(nodes("a", "b", "stuck"));
        cluster.transport.connection("a").answer(limit -> Optional.of(QUICK));
        cluster.transport.connection("b").answer(limit -> Optional.of(limit.plus(QUICK)));
        cluster.transport.connection("stuck").answer(limit -> awaitGate());
        assertThat(cluster.links.roundTrips(nodes("a", "b", "stuck", "idle"), Duration.ofSeconds(2)))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", QUICK)
                .containsEntry("b", Duration.ofSeconds(2).plus(QUICK));
    }

    private Optional<Duration> awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Test
    void onlyConnectionsThatStandHaveAnUptime() {
        assertThat(cluster.links.uptime("a")).isEmpty();
        cluster.links.await(nodes("a"));
        Duration first = cluster.links.uptime("a").orElseThrow();
        assertThat(cluster.links.uptime("a").orElseThrow()).isGreaterThanOrEqualTo(first);
        cluster.transport.connection("a").cut("no answer");
        assertThat(cluster.links.uptime("a")).isEmpty();
        cluster.links.await(nodes("a"));
        cluster.links.to("a").close();
        assertThat(cluster.links.uptime("a")).isEmpty();
    }
}
