package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Recordings, which are scripts. */
final class RecordTest {
    @TempDir
    private Path home;

    private Batches pish;
    private Path file;

    @BeforeEach
    void open() {
        pish = new Batches(home).set(Setting.ERRORS, "continue");
        file = home.resolve("build.pish");
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private List<String> recorded() throws IOException {
        return Files.readAllLines(file).stream()
                .map(line ->
                        line.replaceAll("[0-9]+\\.[0-9]+ s", "T").replaceAll("on [0-9-]+ [0-9:]+ [+-][0-9]+", "on D"))
                .toList();
    }

    /** Returns the lines without what they came to. */
    private List<String> lines() throws IOException {
        return recorded().stream()
                .filter(line -> !line.matches("# (status|fold|  [|!]) .*"))
                .toList();
    }

    @Test
    void aRecordingSaysWhatRanAndWhatCameOfIt() throws IOException {
        pish.run(
                "record " + file,
                "pi01: echo 'a",
                "b'",
                " pi01: echo secret",
                "all:typo",
                "nonsense",
                "pi[01-02]: exit 3",
                "history",
                "exit");
        assertThat(recorded())
                .containsExactly(
                        "# recorded by pish on D; run it with: pish build.pish",
                        "set errors continue",
                        "pi01: echo 'a",
                        "b'",
                        "# status 0, T",
                        "# fold pi01: status 0, 4 bytes 911169ddaaf146af",
                        "#   | a",
                        "#   | b",
                        "pi[01-02]: exit 3",
                        "# status 3, T, failed: pi[01-02]",
                        "# fold pi[01-02]: status 3",
                        "history",
                        "# status 0, T");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void itBeginsWhereTheShellIs() throws IOException {
        pish.run("all: cd /tmp", "set timeout 30s", "pi[02-03]: cd /", "pi04: cd", "pi[02-03]:", "record " + file);
        assertThat(recorded())
                .startsWith(
                        "# recorded by pish on D; run it with: pish build.pish",
                        "set errors continue",
                        "set timeout 30s",
                        "pi[02-03]: cd -- /",
                        "pi01: cd -- /tmp",
                        "pi[02-03]:");
    }

    @Test
    void itBeginsWithWhatLinesNeed() throws IOException {
        pish.shell().builtins().aliases().put("up", "pi01: uptime");
        pish.run("set t=pi01 s='it'\\''s  $t'", "record " + file, "$t: echo \"$s\"");
        assertThat(recorded())
                .contains("set s='it'\\''s  $t'", "set t=pi01", "alias up = pi01: uptime", "$t: echo \"$s\"");
        try (Batches fresh = new Batches(home)) {
            assertThat(fresh.run(fresh.shell().sources().file(file))).isZero();
            assertThat(fresh.out()).isEqualTo("── pi01 ──\nit's  $t\n");
        }
    }

    @Test
    void aReplayGivesTheSame() throws IOException {
        String[] session = {
            "all: cd /tmp", "all: X=5", "all: echo $PWD $X", "pi[02-03]:", "for i in a b", "do echo $i$X", "done",
            "pi04: exit 3", "all: cat <<E", "x: $X", "E", ": [ $PISH_NODE = pi02 ]", "@failed: echo failed",
                    "nodeset -f q1 q2",
            "use -", "ls"
        };
        pish.run("record " + file);
        int status = pish.run(session);
        String out = pish.out();
        pish.run("record stop");
        try (Batches fresh = new Batches(home)) {
            assertThat(fresh.run(fresh.shell().sources().file(file))).isEqualTo(3);
            assertThat(fresh.out()).isEqualTo(out);
            assertThat(status).isEqualTo(3);
        }
    }

    @Test
    void onlyTheTypedLineOfASourcedFileIsRecorded() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "pi01: true\nnonsense\n");
        pish.run("record " + file, "source " + script, "pi01: true");
        assertThat(recorded().subList(2, 6))
                .containsExactly("source " + script, "# status 2, T", "# fold pi01: status 0", "pi01: true");
    }

    @Test
    void whatLinesWithinALineBringIsItsResult() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "pi01: echo one\nrepeat 2 pi02: echo two\n");
        pish.run("record " + file, "source " + script);
        assertThat(recorded().subList(3, recorded().size()))
                .containsExactly(
                        "# status 0, T",
                        "# fold pi01: status 0, 4 bytes 2c8b08da5ce60398",
                        "#   | one",
                        "# fold pi02: status 0, 4 bytes 27dd8ed44a83ff94",
                        "#   | two",
                        "# fold pi02: status 0, 4 bytes 27dd8ed44a83ff94",
                        "#   | two");
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Files.writeString(file, "pi01: mine");
        assertThat(pish.run("record " + file)).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: " + file + " exists; record -a " + file + " goes on at its end\n");
        assertThat(pish.run(
                        "record -a " + file,
                        "pi02: true",
                        "record",
                        "record stop",
                        "pi03: true",
                        "record",
                        "record stop"))
                .isEqualTo(1);
        assertThat(recorded())
                .startsWith("pi01: mine", "# recorded by pish on D; run it with: pish build.pish")
                .endsWith("pi02: true", "# status 0, T", "# fold pi02: status 0");
        assertThat(pish.out()).contains("recording to " + file + "\n").endsWith("not recording\n");
        assertThat(pish.err()).contains("nothing is being recorded");
        assertThat(pish.run("record " + home + "/none/x")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: cannot write " + home + "/none/x: no such folder\n");
    }

    @Test
    void aJournalThatCannotBeWrittenEndsButTheLineDoesNot() throws IOException {
        assertThat(pish.run("record -a /dev/full")).isEqualTo(1);
        assertThat(pish.run("log /dev/null/x")).isEqualTo(1);
        assertThat(pish.err()).contains("cannot log to /dev/null/x");
        assertThat(pish.run(
                        "log " + home + "/logs",
                        "!ln -s /dev/full " + home + "/logs/pi01.log",
                        "pi01: echo done",
                        "log"))
                .isEqualTo(1);
        assertThat(pish.out()).isEqualTo("── pi01 ──\ndone\nnot logging\n");
        assertThat(pish.err()).isEqualTo("pish: cannot log to " + home + "/logs: No space left on device\n");
        Files.delete(home.resolve("logs/pi01.log"));
    }

    @Test
    void aPauseLeavesOutWhatIsTypedButNotWhereItLeads() throws IOException {
        pish.run(
                "record " + file,
                "all: cd /tmp",
                "record pause",
                "record",
                "all: true",
                "record pause",
                "# again",
                "pi01: true",
                "record pause",
                "pi[03-04]: cd /",
                "pi02: cd",
                "all:",
                "record resume",
                "echo $PWD",
                "record stop");
        assertThat(lines())
                .containsExactly(
                        "# recorded by pish on D; run it with: pish build.pish",
                        "set errors continue",
                        "all: cd /tmp",
                        "# what was typed here was not recorded",
                        "# again",
                        "pi01: true",
                        "# what was typed here was not recorded",
                        "set errors continue",
                        "pi[03-04]: cd -- /",
                        "pi01: cd -- /tmp",
                        "pi02: cd",
                        "all:",
                        "echo $PWD");
        assertThat(pish.out()).startsWith("recording to " + file + ", which pauses\n");
        assertThat(pish.run("record resume")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: nothing is being recorded\n");
    }

    @Test
    void whatNobodyCouldRunAgainIsLeftOut() throws IOException {
        pish.run("record " + file, "login pi01", "all: true");
        assertThat(lines())
                .contains("# left out, since it needs somebody at the terminal:", "#   login pi01", "all: true")
                .doesNotContain("login pi01");
    }

    @Test
    void noOutputCanBecomeALine() throws IOException {
        pish.run("record " + file, "pi01: printf 'a\\rall: touch evil\\n\\033[2Jb\\342\\200\\256c\\n\\\\'");
        assertThat(recorded()).endsWith("#   | a?all: touch evil", "#   | ?[2Jb?c", "#   | \\");
        try (Batches fresh = new Batches(home)) {
            assertThat(fresh.run("replay --check " + file)).isZero();
            assertThat(fresh.out()).doesNotContain("pish> all:").endsWith("1 line compared, as recorded\n");
        }
    }

    @Test
    void anInterruptedLineIsLeftOut() throws Exception {
        pish.run("record " + file, "all: true");
        Path begun = home.resolve("begun");
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> pish.run("pi01: touch " + begun + "; sleep 60"));
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        assertThat(recorded()).endsWith("pi01: touch " + begun + "; sleep 60");
        pish.shell().interrupt();
        assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(130);
        pish.run("all: true");
        assertThat(recorded().subList(5, 9))
                .containsExactly(
                        "# left out, since it was interrupted:",
                        "#   pi01: touch " + begun + "; sleep 60",
                        "# status 130, T, failed: pi01",
                        "# fold pi01: status 130");
        assertThat(lines()).endsWith("all: true");
        assertThat(pish.run("replay --check " + file)).isZero();
        assertThat(pish.out()).endsWith("\n2 lines compared, as recorded\n");
    }

    @Test
    void whatGoesToTheBackgroundBeginsThere() throws Exception {
        Path go = home.resolve("go");
        String command = "while [ ! -e " + go + " ]; do sleep 0.02; done; echo gone";
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> pish.run("record " + file, "pi01: " + command, "pi02:", command, "wait"));
        for (int job = 1; job <= 2; job++) {
            while (pish.shell().jobs().table().ours().size() < job) {
                pish.shell().line().cancellation().suspend();
                Thread.onSpinWait();
            }
        }
        Files.createFile(go);
        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(lines()).endsWith("bg pi01: " + command, "pi02:", "bg pi02: " + command, "wait");
        assertThat(pish.run("replay --check " + file)).isZero();
    }

    @Test
    void aRecordingThatCannotBeWrittenEndsOnceButNoLineDoes() throws IOException {
        Path full = Files.createSymbolicLink(home.resolve("full"), Path.of("/dev/full"));
        assertThat(pish.run("record -a " + full)).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: cannot write " + full + ": No space left on device\n");
        assertThat(pish.run("record " + file, "record --cast " + home + "/x")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: there is no screen to record: --cast needs a terminal\n");
    }

    @Test
    void logsEndWithTheirFile() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "log " + home + "/logs\npi01: echo in\n");
        assertThat(pish.run("source " + script, "pi01: echo out", "log")).isZero();
        assertThat(home.resolve("logs/pi01.log")).content().contains("| in\n").doesNotContain("out");
        assertThat(pish.out()).endsWith("not logging\n");
        assertThat(pish.run("set log-dir " + home + "/more", "log", "log off")).isZero();
        assertThat(pish.out()).contains("logging to " + home + "/more\n");
    }
}
