package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
                .map(line -> line.replaceAll("[0-9]+\\.[0-9]+ s", "T"))
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
                        "# recorded by pish; run it with: pish build.pish",
                        "set errors continue",
                        "pi01: echo 'a",
                        "b'",
                        "# status 0, T",
                        "pi[01-02]: exit 3",
                        "# status 3, T, failed: pi[01-02]",
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
                        "# recorded by pish; run it with: pish build.pish",
                        "set errors continue",
                        "set timeout 30s",
                        "pi[02-03]: cd -- /",
                        "pi01: cd -- /tmp",
                        "pi[02-03]:");
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
                .containsExactly("source " + script, "# status 2, T", "pi01: true", "# status 0, T");
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
                .startsWith("pi01: mine", "# recorded by pish; run it with: pish build.pish")
                .endsWith("pi02: true", "# status 0, T");
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
    void logsEndWithTheirFile() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "log " + home + "/logs\npi01: echo in\n");
        assertThat(pish.run("source " + script, "pi01: echo out", "log")).isZero();
        assertThat(home.resolve("logs/pi01.log")).content().contains("| in\n").doesNotContain("out");
        assertThat(pish.out()).endsWith("not logging\n");
        assertThat(pish.run("set log-dir " + home + "/more", "log", "log off")).isZero();
        assertThat(pish.out()).contains("logging to " + home + "/more\n");
    }
}
