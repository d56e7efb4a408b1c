package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.ssh.SshAccount;

/** Broadcasts over a real sshd, which has one account for all nodes; root's sessions get no signals from it. */
class SshBroadcastTest {
    private static final NodeSet NODES = NodeSet.of(List.of("pi01", "pi02", "pi03", "pi04"));

    @TempDir
    Path folder;

    private SshAccount account;
    private Links links;
    private final Cancellation cancellation = new Cancellation();
    private final EventLog log = new EventLog();

    private void open(String... more) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        account = new SshAccount(folder, more);
        Node node = account.node();
        links = new Links(name -> new Node(name, node.address(), node.port(), "", ""), account.transport(), 64);
    }

    @AfterEach
    void close() {
        if (account != null) {
            links.close();
            account.close();
        }
    }

    private Outcome run(String command, EventHandler handler) throws InterruptedException {
        return BroadcastFixture.gathered(
                handler,
                both -> new Broadcast(
                        links, NODES, command, BroadcastOptions.DEFAULT, both, Asker.NOBODY, cancellation));
    }

    private String printed(String command) throws InterruptedException {
        EventLog printed = new EventLog();
        run(command, printed);
        return printed.out();
    }

    @Test
    void keepsTheStateOfEachNode() throws Exception {
        open();
        Outcome outcome = run("cd /tmp; X=$PISH_NODE", log);
        assertThat(outcome.status()).isEqualTo(ExitStatus.OK);
        assertThat(log.names()).contains("Connected pi01", "Connected pi04", "Exited pi02 0");
        assertThat(printed("echo $PWD $X").lines())
                .containsExactlyInAnyOrder("/tmp pi01", "/tmp pi02", "/tmp pi03", "/tmp pi04");
        assertThat(run("exit $((PISH_INDEX + 3))", new EventLog()).status()).isEqualTo(new ExitStatus(6));
        assertThat(printed("echo $PWD ${X#pi}").lines()).contains("/tmp 01", "/tmp 04");
    }

    @Test
    void aBannerAndASlowProfileAreNoOutput() throws Exception {
        Path banner = Files.writeString(folder.resolve("banner"), "Authorized users only\n");
        open("Banner " + banner);
        Files.writeString(
                account.home().resolve(".bash_profile"), "echo Welcome; sleep 0.5; echo >&2 Slow; export P=1\n");
        Outcome outcome = run("echo in $P", log);
        assertThat(outcome.ok()).hasSize(4);
        assertThat(log.out()).isEqualTo("in 1\n".repeat(4));
        assertThat(log.of(Event.Output.class)).hasSize(4);
        assertThat(Files.exists(account.home().resolve(".bash_history"))).isFalse();
    }

    @Test
    void ctrlCStopsTheCommandOnEveryNodeAndTheShellsLiveOn() throws Exception {
        open();
        printed("X=7");
        boolean[] pressed = new boolean[1];
        log.eachTick(() -> {
            if (!pressed[0] && log.out().equals("begun\n".repeat(4))) {
                pressed[0] = true;
                cancellation.request();
            }
        });
        long start = System.nanoTime();
        Outcome outcome = run("f() { sleep 60; }; echo begun; f; echo no", log);
        assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(outcome.failed()).hasSize(4);
        assertThat(log.out()).isEqualTo("begun\n".repeat(4));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(printed("echo $? $X")).isEqualTo("130 7\n".repeat(4));
    }

    @Test
    void secondCtrlCKillsWhatHoldsOut() throws Exception {
        open();
        printed("X=7");
        int[] pressed = new int[1];
        log.eachTick(() -> {
            String wanted = pressed[0] == 0 ? "begun\n" : "held\n";
            if (pressed[0] < 2 && log.out().split(wanted, -1).length > 4) {
                pressed[0]++;
                cancellation.request();
            }
        });
        Outcome outcome = run("sh -c 'trap \"echo held\" INT; echo begun; while :; do sleep 0.1; done'; echo no", log);
        assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(log.out()).doesNotContain("no");
        assertThat(printed("echo $X")).isEqualTo("7\n".repeat(4));
    }

    @Test
    void aNodeWhoseConnectionDiesIsLostAndComesBack() throws Exception {
        open();
        printed("cd /usr");
        Outcome outcome = run("[ $PISH_NODE != pi03 ] || { kill -KILL $(ps -o ppid= $$); sleep 60; }", log);
        assertThat(log.names()).contains("Lost pi03 connection closed by the node");
        assertThat(outcome.failed()).containsExactly("pi03");
        EventLog back = new EventLog();
        run("echo $PISH_NODE $PWD", back);
        assertThat(back.names()).contains("Rejoined pi03", "Output pi03 pi03 /usr");
    }
}
