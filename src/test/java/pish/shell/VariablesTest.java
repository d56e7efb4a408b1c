package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.LineSource;
import pish.command.Setting;

/** Variables and arguments of scripts, on shells as nodes have them. */
final class VariablesTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private int run(List<String> arguments, String... lines) throws IOException {
        LineSource source = pish.shell().sources().arguments(List.of(String.join("\n", lines)));
        return pish.run(source, arguments);
    }

    @Test
    void nodesAndThisMachineExpandThemThemselves() throws IOException {
        String hostile = "it's $(touch x) `y` \"\\ *\n; é\t#";
        assertThat(run(
                        List.of("pi[01-02]", hostile, ""),
                        "set \"value=$2\" empty=",
                        "$1: printf '<%s>' \"$value\" \"$2\" $# \"$empty\" \"$@\"",
                        "!printf '<%s>' \"$value\" \"$2\" $# >" + home + "/here"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out())
                .isEqualTo(
                        "── pi[01-02] (2) ──\n<" + hostile + "><" + hostile + "><3><><pi[01-02]><" + hostile + "><>");
        assertThat(home.resolve("here")).hasContent("<" + hostile + "><" + hostile + "><3>");
        assertThat(home.resolve("x")).doesNotExist();
    }

    @Test
    void nodesAreToldOnceAndWhatLinesMakeOfItStays() {
        assertThat(pish.run(
                        "set a=1",
                        "pi01: echo $a; a=2; echo $a",
                        "pi[01-02]: echo $a",
                        "set a=3 b=4",
                        "pi01: echo $a $b",
                        "unset a",
                        "pi01: echo \"<$a>\" $b",
                        "pi01: a=mine",
                        "pi01: echo $a"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out().lines().filter(line -> !line.startsWith("──")))
                .containsExactly("1", "2", "2", "1", "3 4", "<> 4", "mine");
    }

    @Test
    void theyEndWithTheirFileAlsoOnNodes() throws IOException {
        Path file = Files.writeString(home.resolve("s.pish"), "set a=inner\npi01: echo $a $1 $#\n");
        assertThat(pish.run(
                        "set a=outer",
                        "source " + file + " x 'y z'",
                        "pi01: echo $a $#",
                        "set c=1",
                        "source " + file,
                        "set a"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out())
                .contains("inner x 2\n", "outer 0\n", "inner 0\n", "outer")
                .doesNotContain("x 1");
        assertThat(pish.run("pi01: echo \"<$a>$#\"")).isZero();
        assertThat(pish.out()).contains("<>0");
    }

    @Test
    void jobsHaveThemToo() {
        assertThat(pish.run("set a=5", "bg pi[01-02]: echo job $a", "wait"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out()).contains("job 5");
    }

    @Test
    void setListsThemAndRefusesWhatCannotBe() {
        assertThat(pish.run("set a=1 b='x y'", "set b", "set")).as(pish.err()).isZero();
        assertThat(pish.out()).contains("VARIABLE  VALUE\nb         x y\n", "a         1\n");
        assertThat(pish.run("set timeout=5")).isEqualTo(2);
        assertThat(pish.err()).contains("timeout is a setting", "type `set timeout VALUE`");
        assertThat(pish.run("set a = 5")).isEqualTo(2);
        assertThat(pish.err()).contains("type `set a=VALUE`, without blanks");
        assertThat(pish.run("set a=x y")).isEqualTo(2);
        assertThat(pish.err()).contains("text after the value: y", "quotes keep blanks together");
        assertThat(pish.run("set 5a=x")).isEqualTo(2);
        assertThat(pish.run("set PISH_NODE=x")).isEqualTo(2);
        assertThat(pish.run("set UID=0")).isEqualTo(2);
        assertThat(pish.run("set release=1", "unset relaese")).isEqualTo(2);
        assertThat(pish.err()).contains("did you mean release?");
    }

    @Test
    void aValueIsNoOption() {
        assertThat(pish.run("set n=-e", "nodeset $n pi[01-02]")).isEqualTo(2);
        assertThat(pish.err()).contains("begins with a hyphen");
        assertThat(pish.run("set n=-e", "nodeset -- $n")).as(pish.err()).isZero();
        assertThat(pish.out()).isEqualTo("-e\n");
    }

    @Test
    void linesAreShownBeforeTheyRun() {
        assertThat(pish.run(
                        "set t=pi01 s='a b'", "set -x", "$t: echo $s", "nodeset $t,\"$t\" # c", "set +x", "$t: true"))
                .as(pish.err())
                .isZero();
        assertThat(pish.err()).isEqualTo("+ pi01: echo $s\n+ nodeset pi01,pi01\n+ set +x\n");
    }

    @Test
    void aDryRunSaysWhatValuesACommandWouldFind() {
        pish.set(Setting.DRY_RUN, "on");
        assertThat(pish.run("set t=pi[01-02] s='a b'", "$t: echo $s", "pi03: echo none"))
                .isZero();
        assertThat(pish.out()).isEqualTo("pi[01-02] (2): echo $s  (s='a b')\npi03 (1): echo none\n");
    }
}
