package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.exec.BroadcastOptions.Batches;
import pish.exec.BroadcastOptions.Where;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.Shells;

/** Commands in the background: beside the nodes' own shells, and out of them. */
class JobTest {
    private static final NodeSet AB = nodes("a", "b");
    private static final BroadcastOptions ASIDE = BroadcastOptions.DEFAULT.in(Where.ASIDE);

    @TempDir
    Path folder;

    private BroadcastFixture cluster;

    private BroadcastFixture open(Shells kind) {
        cluster = new BroadcastFixture(folder, kind, 8);
        return cluster;
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private Job job(NodeSet nodes, String command, BroadcastOptions options) {
        return new Job(cluster.links, nodes, command, command, options, new Gather(new Spools()), new Cancellation());
    }

    private static EventHandler gathering(Job job) {
        return job.gather();
    }

    /** Begins a job as the prompt does: here until it is under way, then on its own. */
    private CompletableFuture<Job> begin(Job job) throws InterruptedException {
        boolean ended = job.run(
                new EventHandler() {
                    @Override
                    public void handle(Event event) {
                        job.gather().handle(event);
                    }

                    @Override
                    public void tick(long now) {
                        if (job.isUnderWay()) {
                            job.cancellation().suspend();
                        }
                    }
                },
                Asker.NOBODY);
        CompletableFuture<Job> end = new CompletableFuture<>();
        if (ended) {
            end.complete(job);
        } else {
            job.background(gathering(job), end::complete);
        }
        return end;
    }

    private static Job await(CompletableFuture<Job> job) throws Exception {
        return job.get(20, TimeUnit.SECONDS);
    }

    private static String out(Job job) {
        EventLog log = new EventLog();
        job.gather().replay(log);
        return log.out();
    }

    private Path file(String node, String name) {
        return cluster.transport.home(node).resolve(name);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void beginsWithWhatTheShellHasAndLeavesItAlone(Shells kind) throws Exception {
        open(kind);
        cluster.run("a", "X=7; alias f='echo f$X'; cd /usr");
        Job job = await(begin(job(nodes("a"), "f; pwd; X=8; cd /; exit 3", ASIDE)));
        assertThat(out(job)).isEqualTo("f7\n/usr\n");
        assertThat(job.outcome().status()).isEqualTo(new ExitStatus(3));
        assertThat(cluster.run("a", "echo $X $PWD")).isEqualTo("7 /usr\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheShellHasIsThatOfTheMomentItWasBegun(Shells kind) throws Exception {
        open(kind);
        for (int round = 0; round < 20; round++) {
            cluster.run("a", "X=" + round);
            CompletableFuture<Job> job = begin(job(nodes("a"), "echo $X", ASIDE));
            cluster.run("a", "X=no");
            assertThat(out(await(job))).isEqualTo(round + "\n");
        }
    }

    @Test
    void linesRunMeanwhile() throws Exception {
        open(Shells.BASH);
        CompletableFuture<Job> job = begin(job(AB, "until [ -e ~/go ]; do sleep 0.01; done; echo $PISH_INDEX", ASIDE));
        assertThat(cluster.run("a", "echo here; : >~/go")).isEqualTo("here\n");
        assertThat(job).isNotDone();
        cluster.run("b", ": >~/go");
        assertThat(out(await(job))).isEqualTo("0\n1\n");
        assertThat(job.get().done()).isEqualTo(2);
    }

    @Test
    void nothingIsLeftOfManyJobs() throws Exception {
        open(Shells.BASH);
        cluster.run("a", ":");
        List<WeakReference<Job>> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Job job = await(begin(job(nodes("a"), "echo " + i + "; sleep 0 &", ASIDE)));
            job.gather().close();
            jobs.add(new WeakReference<>(job));
        }
        await(() -> cluster.transport.connection("a").open() == 1);
        cluster.run("a", ":");
        await(() -> {
            System.gc();
            return jobs.stream().allMatch(job -> job.get() == null);
        });
    }

    /** Runs a line until it says that it has begun, and takes it out of the foreground. */
    private Job suspended(NodeSet nodes, String command) throws InterruptedException {
        Job job = job(nodes, command, BroadcastOptions.DEFAULT);
        EventLog log = new EventLog();
        boolean ended = job.run(
                new EventHandler() {
                    @Override
                    public void handle(Event event) {
                        job.gather().handle(event);
                        log.handle(event);
                        if (log.out().split("begun", -1).length > nodes.size()) {
                            job.cancellation().suspend();
                        }
                    }
                },
                Asker.NOBODY);
        assertThat(ended).isFalse();
        job.moveAside();
        return job;
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatBecomesAJobLeavesFreshShellsBehind(Shells kind) throws Exception {
        open(kind);
        for (String node : AB) {
            cluster.run(node, "X=7; cd /usr");
        }
        // a job waits for the state that it is to begin with, and so has it asked for
        await(begin(job(AB, ":", ASIDE)));
        Job job = suspended(AB, "echo begun; until [ -e ~/go ]; do sleep 0.01; done; X=8; cd /; echo $X");
        CompletableFuture<Job> end = new CompletableFuture<>();
        job.background(gathering(job), end::complete);
        assertThat(cluster.run("a", "echo $X $PWD; : >~/go")).isEqualTo("7 /usr\n");
        cluster.run("b", ": >~/go");
        assertThat(out(await(end))).isEqualTo("begun\n8\nbegun\n8\n");
        assertThat(cluster.run("b", "echo $X $PWD")).isEqualTo("7 /usr\n");
    }

    @Test
    void comesBackToTheForegroundAndGoesAgain() throws Exception {
        open(Shells.BASH);
        Job job = suspended(nodes("a"), "echo begun; until [ -e ~/go ]; do sleep 0.01; done; echo end");
        for (int i = 0; i < 20; i++) {
            job.background(gathering(job), ended -> {});
            job.reclaim();
            assertThat(job.hasEnded()).isFalse();
        }
        Files.createFile(file("a", "go"));
        assertThat(job.run(gathering(job), Asker.NOBODY)).isTrue();
        assertThat(out(job)).isEqualTo("begun\nend\n");
        assertThat(job.outcome().status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void reclaimingOneThatEndsMeanwhile() throws Exception {
        open(Shells.BASH);
        for (int i = 0; i < 30; i++) {
            Job job = job(nodes("a"), "echo " + i, ASIDE);
            CompletableFuture<Job> end = begin(job);
            job.reclaim();
            if (!job.hasEnded()) {
                assertThat(end).isNotDone();
                assertThat(job.run(gathering(job), Asker.NOBODY)).isTrue();
            }
            assertThat(out(job)).isEqualTo(i + "\n");
        }
    }

    @Test
    void aNodeThatHasNotConnectedRunsItBesideItsShell() throws Exception {
        open(Shells.BASH);
        cluster.transport.hold("b");
        Job job = suspended(AB, "[ $PISH_NODE = b ] || { echo begunbegun; sleep 60; }; X=8; echo late");
        CompletableFuture<Job> end = new CompletableFuture<>();
        job.background(gathering(job), end::complete);
        cluster.transport.hold("b").countDown();
        assertThat(cluster.run("b", "echo ${X-none}")).isEqualTo("none\n");
        await(() -> job.done() == 1);
        job.cancellation().request();
        assertThat(await(end).outcome().ok()).isEqualTo(nodes("b"));
        assertThat(cluster.run("b", "echo ${X-none}")).isEqualTo("none\n");
    }

    @ParameterizedTest
    @EnumSource
    void isStoppedEverMoreFirmly(Shells kind) throws Exception {
        open(kind);
        Job gentle = job(AB, ": >~/begun; sleep 60; echo no", ASIDE);
        CompletableFuture<Job> end = begin(gentle);
        await(() -> Files.exists(file("a", "begun")) && Files.exists(file("b", "begun")));
        gentle.cancellation().request();
        assertThat(await(end).outcome().status()).isEqualTo(ExitStatus.INTERRUPTED);
        Job firm = job(AB, "trap '' INT; : >~/trapped; while :; do sleep 0.1; done", ASIDE);
        end = begin(firm);
        await(() -> Files.exists(file("a", "trapped")) && Files.exists(file("b", "trapped")));
        firm.stop(true);
        assertThat(await(end).outcome().failed()).isEqualTo(AB);
    }

    @Test
    void runsInBatchesAndStopsAtFailures() throws Exception {
        open(Shells.BASH);
        NodeSet nodes = nodes("a", "b", "c", "d", "e");
        EventLog log = new EventLog();
        BroadcastOptions options = BroadcastOptions.DEFAULT.withBatches(new Batches(2, Duration.ofMillis(300), 0));
        long start = System.nanoTime();
        Outcome good = cluster.run(nodes, "echo $PISH_INDEX/$PISH_COUNT", options, log);
        assertThat(good.ok()).isEqualTo(nodes);
        assertThat(log.out()).contains("4/5");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
        EventLog failing = new EventLog();
        Outcome bad = cluster.run(nodes, "[ $PISH_NODE != c ]", options, failing);
        assertThat(bad.ok()).isEqualTo(nodes("a", "b", "d"));
        assertThat(bad.failed()).isEqualTo(nodes("c"));
        assertThat(failing.of(Event.Skipped.class)).containsExactly(new Event.Skipped(nodes("e"), "1 node failed"));
        BroadcastOptions patient = BroadcastOptions.DEFAULT.withBatches(new Batches(2, Duration.ZERO, 1));
        assertThat(cluster.run(nodes, "[ $PISH_NODE != c ]", patient, new EventLog())
                        .ok())
                .isEqualTo(nodes("a", "b", "d", "e"));
    }

    @Test
    void noMoreThanABatchRunsAtOnce() throws Exception {
        open(Shells.BASH);
        NodeSet nodes = nodes("a", "b", "c", "d", "e", "f");
        int[] running = new int[2];
        EventLog log = new EventLog().react(event -> {
            running[0] += event instanceof Event.Output ? 1 : event instanceof Event.Exited ? -1 : 0;
            running[1] = Math.max(running[1], running[0]);
        });
        cluster.run(
                nodes,
                "echo begun; sleep 0.5",
                BroadcastOptions.DEFAULT.withBatches(new Batches(2, Duration.ZERO, 0)),
                log);
        assertThat(running).containsExactly(0, 2);
    }

    @Test
    void theTableNumbersAsBashDoes() throws Exception {
        open(Shells.BASH);
        Jobs jobs = new Jobs();
        Job first = job(AB, "one", ASIDE);
        Job second = job(AB, "two", ASIDE);
        jobs.add(first);
        jobs.add(second);
        jobs.add(first);
        assertThat(jobs.all()).extracting(BackgroundJob::number).containsExactly(1, 2);
        assertThat(jobs.current()).contains(second);
        jobs.remove(first);
        Job third = job(AB, "three", ASIDE);
        jobs.add(third);
        assertThat(third.number()).isEqualTo(3);
        jobs.remove(second);
        jobs.remove(third);
        assertThat(jobs.current()).isEqualTo(Optional.empty());
        jobs.add(first);
        assertThat(first.number()).isEqualTo(1);
    }
}
