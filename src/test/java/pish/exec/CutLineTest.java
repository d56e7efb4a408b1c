package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.LocalProcess;
import pish.transport.Shells;

/** Ctrl-C while a line is still on its way into the shell: it never runs in part. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CutLineTest {
    private static final NodeSet A = nodes("a");
    /** So often time is looked at while the rest of the line is held back. */
    private static final int TICKS = 10;

    @TempDir
    Path folder;

    private BroadcastFixture cluster;
    private LocalProcess shell;
    private int pressed;
    private int ticks;

    /** Runs a line of which the shell gets no more than a part for some time, in which Ctrl-C is pressed. */
    private Outcome press(int times, String part, String rest) throws Exception {
        cluster.run("a", "X=7; cd /usr");
        shell = cluster.transport.connection("a").last();
        shell.holdAfter(part);
        EventLog log = new EventLog();
        log.eachTick(() -> tick(times));
        return cluster.run(A, part + rest, BroadcastOptions.DEFAULT, log);
    }

    private void tick(int times) {
        if (shell.holds() && pressed < times) {
            pressed++;
            cluster.cancellation.request();
        } else if (pressed == times && ++ticks == TICKS) {
            shell.release();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptWaitsUntilItHasBegun(Shells kind) throws Exception {
        try (BroadcastFixture nodes = new BroadcastFixture(folder, kind, 1)) {
            cluster = nodes;
            assertThat(press(1, "cd /\n", "sleep 60\ntouch ~/ran\n").status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "ls ~/ran; echo $X $PWD")).isEqualTo("7 /\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void soInALongOne(Shells kind) throws Exception {
        try (BroadcastFixture nodes = new BroadcastFixture(folder, kind, 1)) {
            cluster = nodes;
            String comment = "#" + "x".repeat(5000) + "\n";
            assertThat(press(1, comment, "sleep 60\ntouch ~/ran\n").status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "ls ~/ran; echo $X $PWD")).isEqualTo("7 /usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void soInTheMiddleOfAWord(Shells kind) throws Exception {
        try (BroadcastFixture nodes = new BroadcastFixture(folder, kind, 1)) {
            cluster = nodes;
            assertThat(press(1, "sleep 60; test -d /nowhere || tr", "ue; touch ~/ran")
                            .status())
                    .isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "ls ~/ran; echo $X $PWD")).isEqualTo("7 /usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKillDropsAllOfIt(Shells kind) throws Exception {
        try (BroadcastFixture nodes = new BroadcastFixture(folder, kind, 1)) {
            cluster = nodes;
            assertThat(press(2, "touch ~/ran\n", "touch ~/ran\n").status()).isEqualTo(ExitStatus.INTERRUPTED);
            shell.release();
            assertThat(cluster.run("a", "ls ~/ran; echo $X $PWD")).isEqualTo("7 /usr\n");
        }
    }
}
