package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pish.transport.ExitStatus;

/** What a kernel says of processes that it has killed, in lines as Linux has had them, and what is made of that. */
class KernelLogTest {
    private static final String HEAD = "5000.25 pid:[4026531836] 1000\n";
    private static final String OWN =
            "[ 4999.100000] Out of memory: Killed process 812 (a.out) total-vm:2096620kB, anon-rss:1991680kB, "
                    + "file-rss:512kB, shmem-rss:0kB, UID:1000 pgtables:3972kB oom_score_adj:0\n";
    private static final String GROUP =
            "[ 4999.100000] Memory cgroup out of memory: Killed process 812 (a.out) total-vm:96620kB, anon-rss:50688kB, "
                    + "file-rss:0kB, shmem-rss:512kB, UID:1000 pgtables:144kB oom_score_adj:0\n";
    private static final String OLD = """
            [ 4999.100000] Out of memory: Kill process 812 (a.out) score 900 or sacrifice child
            [ 4999.100000] Killed process 812 (a.out) total-vm:2096620kB, anon-rss:1991680kB, file-rss:512kB
            """;

    private JobEnd end;

    @BeforeEach
    void job() {
        MpiJob job = new MpiJob("mpiexec", Placement.of(List.of(new Placement.Host("pi04", 4)), 4));
        job.tracks().get(3).begun(812);
        job.tracks().get(3).ended(new ExitStatus(137));
        end = new JobEnd(job);
    }

    private String cause(String log) {
        return cause(log, "./a.out");
    }

    private String cause(String log, String program) {
        end.ended(3, new ExitStatus(137));
        KernelLog.read(log).ifPresent(read -> end.kernelSays(read, rank -> program, 60, System.nanoTime()));
        return end.cause().orElseThrow().replaceFirst("after [0-9.]+ s", "after T");
    }

    @Test
    void aRankThatItKilledIsNamedWithItsMemory() {
        assertThat(cause(HEAD + OWN))
                .isEqualTo("rank 3 on pi04 (process 812) was killed by the kernel: out of memory (1.9 GiB in use)");
        assertThat(cause(HEAD + GROUP))
                .endsWith("(process 812) was killed by the kernel: out of memory (50 MiB in use)");
        assertThat(cause(HEAD + OLD))
                .endsWith("(process 812) was killed by the kernel: out of memory (1.9 GiB in use)");
        assertThat(cause(
                        HEAD + "[ 4999.100000] Out of memory: Kill process 812 (a.out) score 900 or sacrifice child\n"))
                .endsWith("(process 812) was killed by the kernel: out of memory");
        assertThat(cause(HEAD
                        + "[ 4999.100000][ T1234] Killed process 812 (a )b), UID 1000, total-vm:9kB, anon-rss:8kB\n"))
                .endsWith("(process 812) was killed by the kernel: out of memory (0 MiB in use)");
        assertThat(cause(HEAD + OWN.replaceFirst(" Out", " pi04 kernel: Out"))).contains("by the kernel");
    }

    @Test
    void othersThatFailedAfterItAreCounted() {
        end.ended(3, new ExitStatus(137));
        end.ended(1, new ExitStatus(137));
        assertThat(cause(HEAD + OWN)).endsWith("(1.9 GiB in use); 1 more failed after it");
    }

    @Test
    void whatIsOfAnotherTimeOrUserIsNotMeant() {
        String plain = "rank 3 on pi04 (process 812) was ended by SIGKILL after T";
        assertThat(cause(HEAD)).isEqualTo(plain);
        assertThat(cause("")).isEqualTo(plain);
        assertThat(cause(HEAD + OWN.replace("4999.1", "4900.1"))).isEqualTo(plain);
        assertThat(cause(HEAD + OWN.replace("4999.1", "4950.1"))).contains("by the kernel");
        assertThat(cause(HEAD + OWN.replace("UID:1000", "UID:1001"))).isEqualTo(plain);
        assertThat(cause(HEAD + OWN.replace("[ 4999.100000]", "[Fri Nov 27]"))).isEqualTo(plain);
        assertThat(cause(HEAD + OWN.replace("812", "813").replace("4999.1", "4970.1")))
                .isEqualTo(plain);
    }

    @Test
    void aProcessBesideItIsOnlySaidToHaveBeenKilled() {
        assertThat(cause(HEAD + OWN.replace("812", "815")))
                .isEqualTo(
                        "rank 3 on pi04 (process 812) was ended by SIGKILL after T; process 815 (a.out) there was killed "
                                + "by the kernel: out of memory (1.9 GiB in use)");
    }

    @Test
    void inAContainerTheNameMustDo() {
        String head = "5000.25 pid:[4026532000] 1000\n";
        assertThat(cause(head + OWN.replace("812", "70812")))
                .isEqualTo(
                        "rank 3 on pi04 (process 812) seems to have been killed by the kernel: out of memory (1.9 GiB in use)");
        assertThat(cause(head + OWN, "./b.out")).endsWith("was ended by SIGKILL after T");
        assertThat(cause(head + OWN.replace("a.out", "a_program_with_"), "/opt/a_program_with_a_long_name"))
                .contains("seems");
    }

    @Test
    void nobodyIsAskedAboutOtherEnds() {
        assertThat(end.killed()).isEmpty();
        end.ended(3, new ExitStatus(137));
        assertThat(end.killed().map(RankState::rank)).contains(3);
        end.said(2, "application called MPI_Abort(MPI_COMM_WORLD, 7) - process 2");
        assertThat(end.killed()).isEmpty();
        job();
        end.ended(0, new ExitStatus(1));
        end.ended(3, new ExitStatus(137));
        assertThat(end.killed()).isEmpty();
    }

    @Test
    void whatANodeMakesUpIsBounded() {
        String line = "[ 1.0] Killed process 1 (" + ") total-vm".repeat(100_000);
        assertThat(KernelLog.read(HEAD + line).map(KernelLog::kills)).contains(List.of());
        assertThat(KernelLog.read("x y z\n" + OWN)).isEqualTo(Optional.empty());
    }
}
