package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Jobs, batches and time limits as scripts have them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobsTest {
    @TempDir
    Path home;

    private Batches shell;

    @BeforeEach
    void open() {
        shell = new Batches(home);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void waitShowsWhatCameOfEachInOrderAndHasTheirStatus() {
        assertThat(shell.run(
                        "all: X=5; cd /usr",
                        "bg pi[01-02]: echo one $X $PWD; until [ -e ~/go ]; do sleep 0.01; done; exit 3",
                        "bg pi03: echo two",
                        "pi[01-02]: : >~/go",
                        "pi01: echo between",
                        "wait",
                        "all: echo no"))
                .isEqualTo(3);
        assertThat(shell.out())
                .isEqualTo("── pi01 ──\nbetween\n── pi[01-02] (2) ── exit 3\none 5 /usr\n── pi03 ──\ntwo\n");
        assertThat(shell.err()).isEqualTo("── pi[01-02] (2) ── exit 3\n");
    }

    @Test
    void oneThatWasWaitedForIsInTheResultsAndSetsTheGroups() {
        assertThat(shell.run(
                        "set errors continue",
                        "bg all: [ $PISH_NODE != pi02 ] || exit 4",
                        "wait %1",
                        "@failed: echo again",
                        "last -2 json",
                        "jobs"))
                .isEqualTo(4);
        assertThat(shell.out())
                .startsWith("── pi02 ──\nagain\n")
                .containsPattern("\"node\":\"pi02\",\"status\":4")
                .doesNotContain("JOB");
    }

    @Test
    void aScriptWaitsForWhatItLeavesRunning() {
        assertThat(shell.run("bg all: sleep 0.3; echo late; exit 2", "pi01: echo early"))
                .isEqualTo(2);
        assertThat(shell.out()).startsWith("── pi01 ──\nearly\n").endsWith("late\n");
        assertThat(shell.run("jobs")).isZero();
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void exitSaysTheStatusWhateverTheJobsDo() {
        assertThat(shell.run("bg pi01: exit 2", "exit 5")).isEqualTo(5);
        assertThat(shell.out() + shell.err()).contains("exit 2");
    }

    @Test
    void jobsAreListedAndKilled() {
        assertThat(shell.run(
                        "set errors continue",
                        "bg pi[01-03]: trap '' INT; : >~/trapped$PISH_INDEX; while :; do sleep 0.05; done",
                        "pi[01-03]: until [ -e ~/trapped$PISH_INDEX ]; do sleep 0.01; done",
                        "jobs",
                        "kill -9 %1",
                        "wait %1"))
                .isEqualTo(130);
        assertThat(shell.out()).containsPattern("%1 +running +0/3 +0 +[0-9.]+ m?s +pi\\[01-03\\]: trap");
        assertThat(shell.err()).contains("pi[01-03] (3) ── interrupted (130)");
    }

    @Test
    void aKillThatComesAtOnceIsNotLost() {
        String kill = "bg pi[01-03]: trap '' INT; while :; do sleep 0.05; done\nkill -9\nwait\n";
        assertThat(shell.run(("set errors continue\n" + kill.repeat(10)).split("\n")))
                .isEqualTo(130);
        assertThat(shell.err().split("interrupted \\(130\\)", -1)).hasSize(10 + 1);
    }

    @Test
    void fgOfOneThatEnds() {
        assertThat(shell.run("bg pi01: sleep 0.2; echo x; exit 6", "fg")).isEqualTo(6);
        assertThat(shell.out()).endsWith("x\n");
    }

    @Test
    void theMistakes() {
        assertThat(shell.run("fg %3")).isEqualTo(2);
        assertThat(shell.err()).contains("no job %3", "fg %3\n     ^^");
        assertThat(shell.run("fg")).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("pish: no jobs\n");
        assertThat(shell.run("bg uptime")).isEqualTo(2);
        assertThat(shell.err()).contains("TARGET: COMMAND is missing");
        assertThat(shell.run("bg nowhere: uptime")).isEqualTo(2);
        assertThat(shell.err()).contains("unknown node nowhere", "bg nowhere: uptime\n     ^^^^^^^");
        assertThat(shell.run("kill -TERM %1")).isEqualTo(2);
        assertThat(shell.err()).contains("no such signal here: -TERM");
        assertThat(shell.run("timeout all: x")).isEqualTo(2);
        assertThat(shell.err()).contains("a duration is missing after timeout");
        assertThat(shell.run("timeout soon all: x")).isEqualTo(2);
        assertThat(shell.err()).contains("not a duration: soon");
        assertThat(shell.run("batch 0 all: x")).isEqualTo(2);
        assertThat(shell.err()).contains("not a number of nodes: 0");
        assertThat(shell.run("batch 2 pause 3 all: x")).isEqualTo(2);
        assertThat(shell.err()).contains("not understood: pause");
    }

    @Test
    void aTimeLimitForOneLine() {
        shell.run("all: :");
        assertThat(shell.run("timeout 2s all: [ $PISH_NODE != pi02 ] || sleep 60"))
                .isEqualTo(124);
        assertThat(shell.err()).contains("pi02 ── timed out");
        assertThat(shell.run("bg timeout 0.5 pi01: sleep 60", "wait")).isEqualTo(124);
    }

    @Test
    void batchesStopAtTheFirstFailure() {
        assertThat(shell.run("batch 2 all: echo $PISH_INDEX; [ $PISH_NODE != pi02 ] || exit 3"))
                .isEqualTo(3);
        assertThat(shell.out()).contains("0\n").doesNotContain("2\n");
        assertThat(shell.err()).contains("pish: not run on pi[03-04] (2): 1 node failed");
        assertThat(shell.run("batch --max-failures 1 1 wait 10ms all: [ $PISH_NODE != pi02 ]"))
                .isEqualTo(1);
        assertThat(shell.err()).doesNotContain("not run");
        shell.set(Setting.FORMAT, "json");
        shell.run("batch 1 all: exit 3");
        assertThat(shell.out())
                .containsPattern(
                        "\"event\":\"skipped\",\"time\":[0-9.]+,\"nodes\":\"pi\\[02-04\\]\",\"reason\":\"1 node failed\"")
                .contains("\"failed\":\"pi01\"");
    }

    @Test
    void jsonTellsWhatBecomesOfJobs() {
        shell.set(Setting.FORMAT, "json");
        assertThat(shell.run("bg pi[01-02]: echo x; exit 3", "wait")).isEqualTo(3);
        List<String> events = shell.out()
                .lines()
                .filter(line -> !line.contains("connected") && !line.contains("progress"))
                .map(line -> line.replaceAll("\"(time|seconds)\":[0-9.]+,?|,?\"(time|seconds)\":[0-9.]+", ""))
                .toList();
        String job = "{\"event\":\"job\",\"job\":1,\"state\":\"%s\",\"line\":\"pi[01-02]: echo x; exit 3\","
                + "\"nodes\":\"pi[01-02]\",\"failed\":\"%s\"%s}";
        assertThat(events)
                .startsWith(job.formatted("running", "", ""))
                .containsSubsequence(
                        job.formatted("shown", "pi[01-02]", ",\"status\":3"),
                        "{\"event\":\"output\",\"node\":\"pi01\",\"stream\":\"stdout\",\"line\":\"x\"}",
                        "{\"event\":\"exited\",\"node\":\"pi02\",\"status\":3}",
                        "{\"event\":\"finished\",\"number\":2,\"line\":\"wait\",\"status\":3,\"ok\":\"\","
                                + "\"failed\":\"pi[01-02]\"}");
    }

    @Test
    void aDryRunNamesThem() {
        shell.set(Setting.DRY_RUN, "on");
        assertThat(shell.run("bg all: make", "batch 2 @up: make", "timeout 3 pi01: make"))
                .isZero();
        assertThat(shell.out()).contains("pi[01-04] (4): make\n", "pi01 (1): make\n");
        assertThat(shell.transport().opens()).isZero();
    }

    @Test
    void noGroupNoJob() {
        assertThat(shell.run("bg @failed: x", "jobs")).isZero();
        assertThat(shell.err()).isEqualTo("pish: @failed: no nodes\n");
    }
}
