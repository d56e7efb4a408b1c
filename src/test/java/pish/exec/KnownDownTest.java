package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.gathered;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Await;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.LinkState;
import pish.transport.Shells;
import pish.transport.UnknownHostKey;

/** Nodes that did not answer before, and nodes that ask something themselves. */
class KnownDownTest {
    @TempDir
    Path folder;

    private BroadcastFixture cluster;

    @BeforeEach
    void open() {
        cluster = new BroadcastFixture(folder, Shells.BASH, 64);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private EventLog run(String command) throws InterruptedException {
        EventLog log = new EventLog();
        cluster.run(nodes("a", "b"), command, BroadcastOptions.DEFAULT, log);
        return log;
    }

    @Test
    void aNodeThatWasDownIsNotWaitedForAgain() throws Exception {
        cluster.transport.fail("b", new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "connection timed out"));
        assertThat(run("echo 1").names()).contains("Unreachable b connection timed out");
        cluster.transport.mend("b");
        // the next attempt would last for ever, so that the line ends at all shows that it does not wait
        CountDownLatch gate = cluster.transport.hold("b");
        EventLog log = run("echo 2 >>ran; echo 2");
        assertThat(log.names()).contains("Exited a 0", "Unreachable b connection timed out, as before");
        gate.countDown();
        Await.until("b to be connected", () -> cluster.links.state("b") == LinkState.UP);
        assertThat(run("cat ran || echo none").names()).contains("Output a 2", "Output b none");
    }

    @Test
    void oneThatIsBackRunsTheLine() throws Exception {
        cluster.transport.fail("b", new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "connection refused"));
        run("echo 1");
        cluster.transport.mend("b");
        assertThat(run("echo 2").names()).contains("Output b 2", "Exited b 0");
    }

    @Test
    void whatANodeAsksAPersonAnswers() throws Exception {
        cluster.transport.ask("b", "123456");
        EventLog log = new EventLog();
        Asker person = new Asker() {
            @Override
            public boolean trust(List<UnknownHostKey> keys) {
                return false;
            }

            @Override
            public Optional<char[]> password(String prompt) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> sudoPassword(SudoQuestion question) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> answer(String prompt, boolean echo) {
                return echo && prompt.equals("b: Code: ") ? Optional.of("123456".toCharArray()) : Optional.empty();
            }
        };
        Outcome outcome = gathered(
                log,
                both -> new Broadcast(
                        cluster.links,
                        nodes("a", "b"),
                        "echo in",
                        BroadcastOptions.DEFAULT,
                        both,
                        person,
                        new Cancellation()));
        assertThat(outcome.status()).isEqualTo(ExitStatus.OK);
        assertThat(log.names()).contains("Output b in");
    }

    @Test
    void whereNobodyAnswersTheLoginFails() throws Exception {
        cluster.transport.ask("b", "123456");
        assertThat(run("echo in").names()).contains("Output a in", "Unreachable b wrong code");
    }
}
