package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Recordings that run again, and what has changed since. */
final class ReplayTest {
    @TempDir
    private Path home;

    private Batches pish;
    private Path file;

    @BeforeEach
    void record() throws IOException {
        for (int node = 1; node <= 4; node++) {
            Files.writeString(home.resolve("motd.pi0" + node), "welcome\nto the cluster\n");
        }
        file = home.resolve("build.pish");
        try (Batches first = new Batches(home).set(Setting.ERRORS, "continue")) {
            first.run(
                    "record " + file,
                    "all: cd " + home,
                    "all:",
                    "cat motd.$PISH_NODE",
                    "use -",
                    "pi[01-02]: cat none >&2; exit 3",
                    "pi03: cat <<E",
                    "# fold pi01: status 0",
                    "E",
                    "nodeset -f q1 q2");
        }
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    @Test
    void eachLineIsShownWithWhatComesOfIt() {
        assertThat(pish.run("replay " + file)).isEqualTo(3);
        assertThat(pish.out())
                .startsWith(
                        "pish> set errors continue\npish> all: cd " + home + "\npish> all:\npish> cat motd.$PISH_NODE\n"
                                + "── pi[01-04] (4) ──\nwelcome\nto the cluster\npish> use -\n")
                .contains("pish> pi03: cat <<E\n   …> # fold pi01: status 0\n   …> E\n── pi03 ──\n")
                .endsWith("pish> nodeset -f q1 q2\nq[1-2]\n");
    }

    @Test
    void aCheckOfTheSameFindsNothing() {
        assertThat(pish.run("replay --check " + file)).isZero();
        assertThat(pish.out()).endsWith("\n7 lines compared, as recorded\n");
        assertThat(pish.run("exit 5")).isEqualTo(5);
    }

    @Test
    void aCheckFindsOneChangedFileOnOneNode() throws IOException {
        Files.writeString(home.resolve("motd.pi03"), "welcome\nto the clutter\n");
        assertThat(pish.run("replay --check " + file)).isEqualTo(1);
        assertThat(pish.out())
                .contains(file + ":8: not as recorded\n  pi03: output was 23 bytes, is 23\n"
                        + "    - to the cluster\n    + to the clutter\n")
                .endsWith("7 lines compared, different: line 8 of " + file + "\n");
        assertThat(pish.run("replay --statuses " + file)).isZero();
    }

    @Test
    void aCheckFindsAStatusAndWhatIsSaidOnStandardError() throws IOException {
        Files.writeString(home.resolve("none"), "there it is\n");
        assertThat(pish.run("replay --check " + file)).isEqualTo(1);
        assertThat(pish.out())
                .contains(
                        "  pi[01-02]: standard error was ",
                        "    - cat: none: No such file or directory\n    + there it is\n");
        Files.writeString(file, Files.readString(file).replace("exit 3", "exit 4"));
        assertThat(pish.run("replay --statuses " + file)).isEqualTo(1);
        assertThat(pish.out()).contains(": not as recorded\n  pi[01-02]: status was 3, is 4\n");
    }

    @Test
    void whatIsTakenOutOfTheCommentsIsNotCompared() throws IOException {
        Files.delete(home.resolve("motd.pi02"));
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?m)^# fold pi\\[01-04\\].*\n", ""));
        assertThat(pish.run("replay --check " + file)).isEqualTo(1);
        assertThat(pish.out()).contains(": not as recorded\n  status was 0, is 1\n");
        Files.writeString(file, text.replaceAll("(?m)^#.*\n", ""));
        assertThat(pish.run("replay --check " + file)).isZero();
        assertThat(pish.out()).endsWith("0 lines compared, as recorded\n");
    }

    @Test
    void aScriptThatStopsIsNotAsRecorded() throws IOException {
        Files.writeString(file, Files.readString(file).replace("errors continue", "errors stop"));
        assertThat(pish.run("replay --check " + file)).isEqualTo(1);
        assertThat(pish.out()).endsWith("the lines after that did not run\n5 lines compared, as recorded\n");
    }

    @Test
    void mistakesSayHowToMendThem() throws IOException {
        assertThat(pish.run("replay --step " + file)).isEqualTo(2);
        assertThat(pish.err()).contains("--step asks before each line, and nobody is there to answer");
        assertThat(pish.run("replay " + home + "/none")).isEqualTo(2);
        assertThat(pish.err()).contains("cannot read " + home + "/none: no such file");
        Path cast = Files.writeString(home.resolve("demo.cast"), "{\"version\": 2, \"width\": 80, \"height\": 24}\n");
        assertThat(pish.run("replay " + cast)).isEqualTo(2);
        assertThat(pish.err()).contains("that is a recording of the screen: asciinema play " + cast + " shows it");
        assertThat(pish.run("replay")).isEqualTo(2);
        assertThat(pish.err()).contains("FILE is missing");
    }

    @Test
    void aDryRunComparesNothing() {
        pish.set(Setting.DRY_RUN, "on");
        assertThat(pish.run("replay --check " + file)).isZero();
        assertThat(pish.out()).contains("pi[01-04] (4): cd ").doesNotContain("compared");
    }
}
