package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.exec.BroadcastOptions.Where;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.ShellVariables;
import pish.transport.Shells;

/** Jobs that nodes keep for themselves. */
class DetachedJobTest {
    private static final NodeSet AB = nodes("a", "b");

    @TempDir
    Path folder;

    private BroadcastFixture cluster;
    private DetachedJobs jobs;
    private final Map<String, String> failures = new LinkedHashMap<>();

    private void open(Shells kind) throws InterruptedException {
        cluster = new BroadcastFixture(folder, kind, 8);
        jobs = known();
        cluster.run(AB, ":", BroadcastOptions.DEFAULT, new EventLog());
    }

    /** Returns what another pish would have. */
    private DetachedJobs known() {
        return new DetachedJobs(
                cluster.links,
                (errands, patience) ->
                        new Errands(cluster.links, new Cancellation(), now -> {}).run(errands, patience));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private EventLog follow(DetachedJob job) throws InterruptedException {
        EventLog log = new EventLog();
        cluster.run(job.nodes(), job.followed(), BroadcastOptions.DEFAULT.in(Where.ASIDE), log);
        return log;
    }

    private DetachedJob only() throws InterruptedException {
        List<DetachedJob> found = known().find(AB);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private DetachedJob ended() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        DetachedJob job = only();
        while (!job.hasEnded()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            job = only();
        }
        return job;
    }

    private Path kept(String node) throws IOException {
        try (Stream<Path> all = Files.list(cluster.transport.home(node).resolve(".cache/pish/jobs"))) {
            return all.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void beginsWithWhatTheShellHasAndOutlivesTheConnection(Shells kind) throws Exception {
        open(kind);
        cluster.run(AB, "X='a  b'; cd /usr; umask 027", BroadcastOptions.DEFAULT, new EventLog());
        String command = "echo \"$X\" $PWD $PISH_NODE $PISH_INDEX/$PISH_COUNT $(umask); echo err >&2; "
                + "until [ -e ~/go ]; do sleep 0.05; done; cat; exit 3";
        DetachedJob begun = jobs.begin(AB, command, "all: it's\ntwo lines", ShellVariables.NONE, failures);
        assertThat(failures).isEmpty();
        assertThat(begun.nodes()).isEqualTo(AB);
        AB.forEach(node -> cluster.links.to(node).close());
        cluster.run("a", ": >~/go");
        cluster.run("b", ": >~/go");
        DetachedJob found = ended();
        assertThat(found.line()).isEqualTo("all: it's\ntwo lines");
        assertThat(found.nodes()).isEqualTo(AB);
        assertThat(found.status()).contains(new ExitStatus(3));
        assertThat(found.elapsed()).isLessThan(java.time.Duration.ofMinutes(1));
        EventLog log = follow(found);
        assertThat(log.out()).contains("a  b /usr a 0/2 0027\n", "a  b /usr b 1/2 0027\n");
        assertThat(log.names()).contains("Output a err", "Exited a 3", "Exited b 3");
        jobs.remove(found, AB);
        assertThat(known().find(AB)).isEmpty();
    }

    @Test
    void onlyTheAccountMayLook() throws Exception {
        open(Shells.BASH);
        jobs.begin(AB, "echo secret", "all: x", ShellVariables.NONE, failures);
        ended();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept("a"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(kept("a"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFollowedWhileItRunsAndStopped(Shells kind) throws Exception {
        open(kind);
        DetachedJob job =
                jobs.begin(nodes("a"), "echo begun; sleep 60; echo no", "all: x", ShellVariables.NONE, failures);
        boolean[] stopped = {false};
        EventLog log = new EventLog();
        log.eachTick(() -> {
            if (!stopped[0] && log.out().contains("begun")) {
                stopped[0] = true;
                job.stop(false);
            }
        });
        Outcome outcome = cluster.run(nodes("a"), job.followed(), BroadcastOptions.DEFAULT.in(Where.ASIDE), log);
        assertThat(log.out()).isEqualTo("begun\n");
        assertThat(outcome.status().code()).isIn(130, 143);
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsOutIsKilled(Shells kind) throws Exception {
        open(kind);
        String command = "trap '' INT TERM; : >~/trapped; while :; do sleep 0.1; done";
        DetachedJob job = jobs.begin(nodes("a"), command, "all: x", ShellVariables.NONE, failures);
        cluster.run("a", "until [ -e ~/trapped ]; do sleep 0.01; done");
        job.stop(false);
        assertThat(only().hasEnded()).isFalse();
        job.stop(false);
        assertThat(ended().status()).contains(new ExitStatus(137));
        assertThat(kept("a").resolve("status")).content().matches("137 [0-9]+\n");
        assertThat(kept("a").resolve("err")).isEmptyFile();
    }

    @Test
    void oneThatEndedWithTheMachineIsLost() throws Exception {
        open(Shells.BASH);
        DetachedJob job = jobs.begin(nodes("a"), "echo half; sleep 5", "all: x", ShellVariables.NONE, failures);
        cluster.run("a", "until [ -s ~/.cache/pish/jobs/*/out ]; do sleep 0.01; done");
        // as after a restart: another process has the number by now
        Files.writeString(kept("a").resolve("pid"), "1 1\n");
        DetachedJob found = only();
        assertThat(found.status()).contains(ExitStatus.UNREACHABLE);
        EventLog log = follow(found);
        assertThat(log.names()).contains("Output a half", "Exited a 255");
        jobs.remove(found, nodes("a"));
        assertThat(follow(job).names()).contains("Output a this job is not here any more");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws Exception {
        open(Shells.BASH);
        Files.writeString(cluster.transport.home("a").resolve(".cache"), "a file");
        DetachedJob job = jobs.begin(AB, "true", "all: true", ShellVariables.NONE, failures);
        assertThat(job.nodes()).isEqualTo(nodes("b"));
        assertThat(failures).containsOnlyKeys("a");
        assertThat(failures.get("a")).contains(".cache");
    }

    @Test
    void whatEndedAWeekAgoIsRemoved() throws Exception {
        open(Shells.BASH);
        jobs.begin(nodes("a"), "true", "a: true", ShellVariables.NONE, failures);
        ended();
        Files.writeString(kept("a").resolve("status"), "0 " + (Instant.now().getEpochSecond() - 8 * 24 * 3600) + "\n");
        assertThat(known().find(AB)).isEmpty();
        assertThat(cluster.run("a", "ls ~/.cache/pish/jobs")).isEmpty();
    }

    @Test
    void aNodeThatLiesIsNotBelieved() throws Exception {
        open(Shells.BASH);
        Path jobsFolder = Files.createDirectories(cluster.transport.home("a").resolve(".cache/pish/jobs"));
        for (String name : List.of("../x", "zzz", "0123456789ab")) {
            if (!name.contains("/")) {
                Path job = Files.createDirectories(jobsFolder.resolve(name));
                Files.writeString(job.resolve("job"), "1\n\u001b]0;title\u0007\n");
                Files.writeString(job.resolve("status"), "999 5\n");
            }
        }
        Files.writeString(
                jobsFolder.resolve("0123456789ab/status"), "7 " + Instant.now().getEpochSecond() + "\n");
        assertThat(known().find(AB)).allSatisfy(job -> assertThat(job.status()).contains(new ExitStatus(7)));
    }
}
