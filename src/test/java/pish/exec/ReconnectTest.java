package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Await;
import pish.transport.ConnectFailure;
import pish.transport.LinkState;
import pish.transport.LocalConnection;
import pish.transport.Shells;

/** Connections that come back by themselves. */
class ReconnectTest {
    @TempDir
    Path folder;

    private BroadcastFixture cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new BroadcastFixture(folder, Shells.BASH, 64);
        cluster.links.keep(() -> {});
        cluster.run("a", "X=5; cd /usr");
        Link link = cluster.links.to("a");
        link.refreshState();
        Await.until("the state", () -> link.shell().state().script().contains("X="));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private LinkState state() {
        return cluster.links.state("a");
    }

    @Test
    void aLostConnectionIsOpenedAgainAndTheNextLineSaysSo() throws Exception {
        LocalConnection first = cluster.transport.connection("a");
        first.cut("connection reset by peer");
        assertThat(state()).isEqualTo(LinkState.DOWN);
        Await.until("the node to be back", () -> state() == LinkState.UP);
        assertThat(cluster.transport.connection("a")).isNotSameAs(first);
        EventLog log = new EventLog();
        cluster.run(nodes("a"), "echo $X $PWD", BroadcastOptions.DEFAULT, log);
        assertThat(log.names()).startsWith("Started", "Rejoined a").contains("Output a 5 /usr");
        EventLog next = new EventLog();
        cluster.run(nodes("a"), "echo on", BroadcastOptions.DEFAULT, next);
        assertThat(next.names()).containsExactly("Started", "Output a on", "Exited a 0");
    }

    @Test
    void itIsTriedUntilTheNodeAnswers() throws Exception {
        cluster.transport.fail("a", new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "no route to host"));
        cluster.transport.connection("a").cut("no answer");
        Await.until(
                "a failed attempt", () -> cluster.links.to("a").unreachable().isPresent());
        cluster.transport.mend("a");
        Await.until("the node to be back", () -> state() == LinkState.UP);
    }

    @Test
    void oneThatTheUserClosedStaysClosed() throws Exception {
        LocalConnection first = cluster.transport.connection("a");
        cluster.links.to("a").close();
        assertThat(state()).isEqualTo(LinkState.IDLE);
        assertThat(cluster.transport.connection("a")).isSameAs(first);
        assertThat(cluster.run("a", "echo $X $PWD")).isEqualTo("5 /usr\n");
    }
}
