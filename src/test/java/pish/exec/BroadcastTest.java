package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.atOnce;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.NodeSet;
import pish.transport.Await;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.LinkState;
import pish.transport.Shells;

/** One command on many nodes; none holds the others. */
class BroadcastTest {
    private static final BroadcastOptions DEFAULT = BroadcastOptions.DEFAULT;

    @TempDir
    Path folder;

    private BroadcastFixture cluster;
    private final EventLog log = new EventLog();

    @BeforeEach
    void open() {
        cluster = new BroadcastFixture(folder, Shells.BASH, 64);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void runsEverywhereAndKeepsTheState() throws Exception {
        NodeSet all = nodes("a", "b");
        Outcome first = cluster.run(all, "echo $PISH_NODE $PISH_INDEX $PISH_COUNT; X=$PISH_NODE; cd /", DEFAULT, log);
        assertThat(first.status()).isEqualTo(ExitStatus.OK);
        assertThat(first.ok()).containsExactlyInAnyOrder("a", "b");
        assertThat(log.names()).startsWith("Started").contains("Output a a 0 2", "Output b b 1 2");
        assertThat(log.names()).containsSubsequence("Connected a", "Output a a 0 2", "Exited a 0");
        assertThat(log.of(Event.Exited.class))
                .allSatisfy(e -> assertThat(e.directory()).isEqualTo("/"));
        EventLog second = new EventLog();
        Outcome failed = cluster.run(all, "echo $X; [ $X = a ]", DEFAULT, second);
        assertThat(failed.status()).isEqualTo(new ExitStatus(1));
        assertThat(failed.ok()).containsExactly("a");
        assertThat(failed.failed()).containsExactly("b");
        assertThat(second.names()).containsOnly("Started", "Output a a", "Exited a 0", "Output b b", "Exited b 1");
        assertThat(cluster.links.to("a").directory()).isEqualTo("/");
        cluster.run("b", "cd /tmp");
        assertThat(cluster.links.directories(nodes("a", "b", "c"))).hasToString("{/=a, /tmp=b}");
    }

    @Test
    void anUnreachableNodeHoldsNobody() throws Exception {
        CountDownLatch gate = cluster.transport.hold("down");
        cluster.transport.fail("down", new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "no route to host"));
        log.react(event -> {
            if (log.of(Event.Exited.class).size() == 2) {
                gate.countDown();
            }
        });
        Outcome outcome = cluster.run(nodes("a", "down", "b"), "echo here", DEFAULT, log);
        assertThat(log.names())
                .endsWith("Unreachable down no route to host")
                .contains("Exited a 0", "Exited b 0", "Output a here", "Output b here");
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(outcome.failed()).containsExactly("down");
        assertThat(outcome.unreachable()).containsExactly("down");
        assertThat(outcome.ok()).containsExactlyInAnyOrder("a", "b");
        assertThat(cluster.links.state("down")).isEqualTo(LinkState.DOWN);
    }

    @Test
    void opensNoMoreConnectionsAtOnceThanTheFanout() throws Exception {
        NodeSet many = NodeSet.of(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
        try (BroadcastFixture narrow = new BroadcastFixture(folder, Shells.BASH, 3)) {
            Outcome outcome = narrow.run(many, "true", DEFAULT, log);
            assertThat(outcome.ok()).containsExactlyInAnyOrderElementsOf(many);
            assertThat(narrow.transport.mostOpening()).isBetween(1, 3);
        }
    }

    @Test
    void runsOnNoMoreNodesAtOnceThanAllowed() throws Exception {
        NodeSet many = nodes("a", "b", "c", "d", "e", "f");
        String command = "mkdir ../run.$PISH_NODE; ls -d ../run.* | wc -l; sleep 0.05; rmdir ../run.$PISH_NODE";
        for (int round = 0; round < 2; round++) {
            EventLog counted = new EventLog();
            Outcome outcome = cluster.run(many, command, atOnce(2), counted);
            assertThat(outcome.ok()).hasSize(6);
            assertThat(counted.out().split("\n")).hasSize(6).isSubsetOf("1", "2");
        }
    }

    @Test
    void aLostNodeIsReportedAndComesBackWithItsState() throws Exception {
        cluster.run(nodes("a", "b"), "X='kept  it'; f() { echo f; }; cd /usr", DEFAULT, log);
        Link link = cluster.links.to("a");
        link.refreshState();
        Await.until("the state", () -> link.shell().state().script().contains("kept  it"));
        EventLog lost = new EventLog();
        lost.react(event -> {
            if (event instanceof Event.Output output && output.node().equals("a")) {
                cluster.transport.connection("a").cut("connection reset by peer");
            }
        });
        Outcome outcome = cluster.run(nodes("a", "b"), "echo begun; [ $PISH_NODE = b ] || sleep 60", DEFAULT, lost);
        assertThat(lost.names()).contains("Lost a connection reset by peer", "Exited b 0");
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(outcome.failed()).containsExactly("a");
        assertThat(cluster.links.state("a")).isEqualTo(LinkState.DOWN);
        EventLog back = new EventLog();
        cluster.run(nodes("a"), "echo \"$X\" $PWD; f", DEFAULT, back);
        assertThat(back.names()).startsWith("Started", "Rejoined a").endsWith("Exited a 0");
        assertThat(back.out()).isEqualTo("kept  it /usr\nf\n");
    }

    @Test
    void afterLostStateTheNextLineIsNotRun() throws Exception {
        cluster.run("a", "X=5");
        EventLog lost = new EventLog();
        lost.react(event -> {
            if (event instanceof Event.Output) {
                cluster.transport.connection("a").cut("connection reset by peer");
            }
        });
        cluster.run(nodes("a"), "X=6; echo begun; sleep 60", DEFAULT, lost);
        EventLog refused = new EventLog();
        cluster.run(nodes("a"), "echo rm -rf $X/*", DEFAULT, refused);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.names())
                .endsWith("Unreachable a state lost with its connection; connect a for a fresh shell");
        cluster.links.to("a").acceptFreshShell();
        assertThat(cluster.run("a", "echo on")).isEqualTo("on\n");
    }

    @Test
    void aShellThatLeftWhileIdleIsReplacedAndTheLineRunOnce() throws Exception {
        cluster.run("a", "X=5; cd /");
        for (int round = 0; round < 10; round++) {
            Process kill = new ProcessBuilder(
                            "kill", "-HUP", "" + cluster.links.to("a").shell().processId())
                    .start();
            assertThat(kill.waitFor()).isZero();
            assertThat(cluster.run("a", "echo $X $PWD; echo x >>~/runs")).isEqualTo("5 /\n");
        }
        assertThat(Files.readString(cluster.transport.home("a").resolve("runs")))
                .isEqualTo("x\n".repeat(10));
    }

    @Test
    void boundsWhatIsOnItsWayFromAChattyNode() throws Exception {
        int[] most = new int[1];
        long[] bytes = new long[1];
        log.react(event -> {
            if (event instanceof Event.Output output) {
                bytes[0] += output.bytes().length();
                most[0] = Math.max(
                        most[0], cluster.transport.connection("a").last().outstanding());
            }
        });
        Outcome outcome = cluster.run(nodes("a"), "head -c 20000000 /dev/zero", DEFAULT, log);
        assertThat(outcome.status()).isEqualTo(ExitStatus.OK);
        assertThat(bytes[0]).isEqualTo(20_000_000);
        assertThat(most[0]).isPositive();
        Await.until("all credit", () -> cluster.transport.connection("a").last().outstanding() == 0);
    }
}
