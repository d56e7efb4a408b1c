package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Vigil.Goal;
import pish.transport.ConnectFailure;
import pish.transport.ConnectFailure.Kind;
import pish.transport.Shells;

class VigilTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private BroadcastFixture cluster;
    private final Cancellation cancellation = new Cancellation();
    private final List<String> reached = new ArrayList<>();
    private Runnable onTick = () -> {};

    @BeforeEach
    void open() {
        cluster = new BroadcastFixture(folder, Shells.BASH, 8);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private Map<String, String> wait(Goal goal, Duration timeout, String... names) {
        return new Vigil(cluster.links, cancellation, new Vigil.Watcher() {
                    @Override
                    public void reached(String node, int done, int total) {
                        reached.add(node + " " + done + "/" + total);
                    }

                    @Override
                    public void accept(long now) {
                        onTick.run();
                    }
                })
                .run(nodes(names), goal, timeout);
    }

    private void fail(String node, Kind kind, String why) {
        cluster.transport.fail(node, new ConnectFailure(kind, why));
    }

    @Test
    void nodesThatAnswerAreUp() {
        assertThat(wait(Goal.UP, LONG, "a", "b")).isEmpty();
        assertThat(reached).hasSize(2).anyMatch(text -> text.endsWith("2/2"));
    }

    @Test
    void oneThatComesBackIsWaitedFor() {
        fail("a", Kind.UNREACHABLE, "connection refused");
        onTick = () -> {
            if (cluster.links.to("a").failure() != null) {
                cluster.transport.mend("a");
            }
        };
        assertThat(wait(Goal.UP, LONG, "a")).isEmpty();
    }

    @Test
    void oneThatStaysAwaySaysWhy() {
        fail("a", Kind.UNREACHABLE, "connection refused");
        assertThat(wait(Goal.UP, SHORT, "a", "b")).containsExactly(Map.entry("a", "connection refused"));
        assertThat(reached).containsExactly("b 1/2");
    }

    @Test
    void oneThatIsAboutToRestartIsNotUpYet() {
        cluster.links.noteBoots(nodes("a"));
        assertThat(cluster.links.to("a").bootBefore()).isNotEmpty();
        assertThat(wait(Goal.UP, SHORT, "a")).containsExactly(Map.entry("a", "not restarted yet"));
        cluster.links.forgetBoots(nodes("a"));
        assertThat(wait(Goal.UP, LONG, "a")).isEmpty();
    }

    @Test
    void oneThatHasRestartedIsUpAndHasBeenDown() {
        cluster.links.to("a").bootBefore("an earlier one");
        assertThat(wait(Goal.DOWN, LONG, "a")).isEmpty();
        cluster.links.to("a").bootBefore("an earlier one");
        assertThat(wait(Goal.UP, LONG, "a")).isEmpty();
        assertThat(cluster.links.to("a").bootBefore()).isEmpty();
    }

    @Test
    void oneThatCannotBeReachedIsDown() {
        fail("a", Kind.UNREACHABLE, "no route to host");
        assertThat(wait(Goal.DOWN, SHORT, "a", "b")).containsExactly(Map.entry("b", "still there"));
    }

    @Test
    void oneThatWantsAnAnswerIsUp() {
        fail("a", Kind.PASSWORD_NEEDED, "permission denied");
        assertThat(wait(Goal.UP, LONG, "a")).isEmpty();
        assertThat(wait(Goal.DOWN, SHORT, "a")).containsKey("a");
    }

    @Test
    void aWrongHostKeyIsNotWaitedFor() {
        fail("a", Kind.HOST_KEY_REFUSED, "its host key has changed");
        assertThat(wait(Goal.UP, LONG, "a")).containsExactly(Map.entry("a", "its host key has changed"));
    }

    @Test
    void ctrlCEndsTheWaiting() {
        fail("a", Kind.UNREACHABLE, "connection refused");
        onTick = cancellation::request;
        assertThat(wait(Goal.UP, LONG, "a")).containsKey("a");
    }
}
