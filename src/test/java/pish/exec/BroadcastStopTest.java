package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;
import static pish.exec.BroadcastFixture.timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.Shells;

/** Ctrl-C and time-outs, ever more firmly, and never against the next line. */
class BroadcastStopTest {
    private static final BroadcastOptions DEFAULT = BroadcastOptions.DEFAULT;
    private static final NodeSet A = nodes("a");

    @TempDir
    Path folder;

    private BroadcastFixture open(Shells kind) throws Exception {
        BroadcastFixture cluster = new BroadcastFixture(folder, kind, 64);
        cluster.run("a", "X=7; cd /usr");
        return cluster;
    }

    private static EventLog pressing(BroadcastFixture cluster, String... texts) {
        EventLog log = new EventLog();
        int[] pressed = new int[1];
        return log.eachTick(() -> {
            if (pressed[0] < texts.length && log.out().contains(texts[pressed[0]])) {
                pressed[0]++;
                cluster.cancellation.request();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void firstPressInterrupts(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = pressing(cluster, "begun");
            long start = System.nanoTime();
            Outcome outcome = cluster.run(A, "f() { echo begun; sleep 60; }; f; echo no", DEFAULT, log);
            assertThat(log.out()).isEqualTo("begun\n");
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).hasSeconds(0);
            assertThat(cluster.run("a", "echo $? $X $PWD")).isEqualTo("130 7 /usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondPressKillsAndTheLineDoesNotGoOn(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = pressing(cluster, "begun", "held");
            String holdsOut = "sh -c 'trap \"echo held\" INT; echo begun; while :; do sleep 0.1; done'; echo no";
            Outcome outcome = cluster.run(A, "X=8; " + holdsOut, DEFAULT, log);
            assertThat(log.out()).startsWith("begun\nheld\n").doesNotContain("no");
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "echo $X $PWD")).isEqualTo("8 /usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondPressEndsALoopOfTheShellItself(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = pressing(cluster, "begun", "begun");
            Outcome outcome =
                    cluster.run(A, "trap '' INT; X=8; echo begun; while :; do :; done; echo no", DEFAULT, log);
            assertThat(log.out()).isEqualTo("begun\n");
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "echo $X")).isEqualTo("8\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondPressEndsAShellThatHoldsOut(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = pressing(cluster, "begun", "begun");
            Outcome outcome = cluster.run(A, "trap '' INT HUP; echo begun; while :; do :; done", DEFAULT, log);
            assertThat(log.out()).isEqualTo("begun\n");
            assertThat(outcome.failed()).containsExactly("a");
            assertThat(cluster.run("a", "echo $PWD")).isEqualTo("/usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thirdPressGivesTheShellUp(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = pressing(cluster, "begun", "begun", "begun");
            Outcome outcome = cluster.run(A, "trap '' INT HUP; echo begun; while :; do :; done", DEFAULT, log);
            assertThat(log.out()).isEqualTo("begun\n");
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(cluster.run("a", "echo $PWD")).isEqualTo("/usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutIs124AndTheShellLivesOn(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            cluster.run("b", ":");
            EventLog log = new EventLog();
            Outcome outcome =
                    cluster.run(nodes("a", "b"), "[ $PISH_NODE = b ] || sleep 60; echo no", timeout(300), log);
            assertThat(log.names()).contains("Exited a 124", "Exited b 0");
            assertThat(outcome.status()).isEqualTo(ExitStatus.TIMEOUT);
            assertThat(outcome.failed()).containsExactly("a");
            assertThat(cluster.run("a", "echo $X $PWD")).isEqualTo("7 /usr\n");
        }
    }

    @Test
    void aTimeoutKillsWhatHoldsOut() throws Exception {
        try (BroadcastFixture cluster = open(Shells.BASH)) {
            EventLog log = new EventLog();
            cluster.run(A, "sh -c 'trap \"\" INT; sleep 60'; echo no", timeout(50), log);
            assertThat(log.names()).containsExactly("Started", "Exited a 124");
            assertThat(cluster.run("a", "echo $X $PWD")).isEqualTo("7 /usr\n");
        }
    }

    @Test
    void interruptsWhatHasNotConnectedYet() throws Exception {
        try (BroadcastFixture cluster = open(Shells.BASH)) {
            CountDownLatch gate = cluster.transport.hold("slow");
            EventLog log = new EventLog();
            log.react(event -> {
                if (event instanceof Event.Exited exited && exited.node().equals("a")) {
                    cluster.cancellation.request();
                }
            });
            Outcome outcome = cluster.run(nodes("a", "slow"), "touch ~/ran", DEFAULT, log);
            assertThat(log.names()).contains("Exited a 0").endsWith("Exited slow 130");
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            gate.countDown();
            assertThat(cluster.run("slow", "ls ~; echo listed")).isEqualTo("listed\n");
            assertThat(cluster.transport.home("slow").resolve("ran")).doesNotExist();
        }
    }

    @Test
    void interruptsWhatWaitsForItsTurn() throws Exception {
        try (BroadcastFixture cluster = open(Shells.BASH)) {
            EventLog log = pressing(cluster, "begun");
            cluster.run(nodes("a", "b", "c"), "echo begun; touch ~/ran; sleep 60", BroadcastFixture.atOnce(1), log);
            assertThat(log.names()).contains("Exited a 130", "Exited b 130", "Exited c 130");
            assertThat(Files.exists(cluster.transport.home("b"))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignalThatComesLateNeverHitsTheNextLine(Shells kind) throws Exception {
        Random random = new Random(3);
        try (BroadcastFixture cluster = open(kind)) {
            for (int round = 0; round < 30; round++) {
                Cancellation presses = new Cancellation();
                int spins = random.nextInt(200_000);
                Thread presser = new Thread(() -> {
                    for (int i = 0; i < spins; i++) {
                        Thread.onSpinWait();
                    }
                    presses.request();
                });
                presser.start();
                String line = round % 2 == 0 ? ":" : "sleep 0.005";
                Outcome outcome = cluster.run(A, line, DEFAULT, new EventLog(), presses);
                // bash says 127 where a signal comes while it forks
                assertThat(outcome.status().code()).isIn(0, 127, 130);
                assertThat(cluster.run("a", "echo " + round + " $X; sleep 0.005; echo $PWD"))
                        .as("round " + round)
                        .isEqualTo(round + " 7\n/usr\n");
                presser.join();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DASH", "BUSYBOX"})
    void aShellThatInterruptsItselfIsAskedAgain(Shells kind) throws Exception {
        try (BroadcastFixture cluster = open(kind)) {
            EventLog log = new EventLog();
            Outcome outcome = cluster.run(A, "kill -INT $$; echo no", DEFAULT, log);
            assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(log.out()).isEmpty();
        }
    }
}
