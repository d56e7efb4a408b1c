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
import pish.command.Builtin;
import pish.command.Builtins;
import pish.command.Setting;
import pish.syntax.Statement;

/** What built-ins show, and where it goes. */
final class BuiltinsTest {
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

    private String shown(String... lines) {
        assertThat(pish.run(lines)).as(pish.err()).isZero();
        return pish.out();
    }

    @Test
    void everyExampleIsALineOfItsBuiltin() {
        Builtins table = Builtins.all();
        for (Builtin builtin : table.list()) {
            assertThat(builtin.summary()).matches("[A-Z].*[^.]");
            assertThat(builtin.examples()).as(builtin.name()).isNotEmpty();
            for (String example : builtin.examples()) {
                Statement.Builtin line = (Statement.Builtin) table.parser().parse(example);
                assertThat(line.name()).isEqualTo(builtin.name());
                assertThat(BuiltinCall.read(builtin, line).statement()).isEqualTo(line);
            }
        }
    }

    @Test
    void helpTellsAllAboutEachBuiltin() {
        String overview = shown("help");
        for (Builtin builtin : Builtins.all().list()) {
            assertThat(overview).contains(builtin.name(), builtin.summary());
            assertThat(shown("help " + builtin.name()))
                    .startsWith(builtin.name())
                    .contains(builtin.summary(), builtin.examples().get(0));
        }
        assertThat(pish.run("help ndoes")).isEqualTo(2);
        assertThat(pish.err()).contains("did you mean nodes?");
    }

    @Test
    void setListsKeysValuesAndMeanings() {
        for (Setting setting : Setting.values()) {
            assertThat(shown("set")).contains(setting.key(), setting.meaning());
        }
        assertThat(pish.run("set output loud")).isEqualTo(2);
        assertThat(pish.err()).contains("not a value of output: loud; it takes fold, diff, table, live, panes, quiet");
        assertThat(pish.run("set ouput live")).isEqualTo(2);
        assertThat(pish.err()).contains("did you mean output?");
    }

    @Test
    void nodesSaysWhatIsKnown() {
        pish.transport().takeDown("pi02");
        pish.run("pi[01-02]: true");
        pish.set(Setting.USER, "pi");
        assertThat(shown("nodes pi[02-04]")).isEqualTo("""
                NODE  ADDRESS  STATE  USER  LATENCY  UPTIME  GROUPS
                pi02  pi02     down   pi
                pi03  pi03     idle   pi
                pi04  pi04     idle   pi
                """);
        assertThat(shown("nodes --json pi0[1-2]").lines())
                .satisfiesExactly(
                        up -> assertThat(up)
                                .startsWith("{\"node\":\"pi01\",\"address\":\"pi01\",\"state\":\"up\",\"user\":\"pi\",")
                                .containsPattern("\"uptime\":[0-9]+[.][0-9]{6},")
                                .endsWith(",\"groups\":[]}"),
                        down -> assertThat(down).contains("\"latency\":null,\"uptime\":null"));
        assertThat(shown("nodes --sort uptime").lines().skip(1).findFirst().orElse(""))
                .startsWith("pi01");
        assertThat(shown("nodes --sort state").lines().skip(1))
                .element(0)
                .asString()
                .startsWith("pi02");
        assertThat(pish.run("nodes --sort size")).isEqualTo(2);
        assertThat(pish.err()).contains("there are node, address, state, user, latency, uptime, groups");
        assertThat(shown("nodes @failed")).contains("pi02").doesNotContain("pi01");
    }

    @Test
    void historyIsNumbered() {
        pish.typed("all: ls", "all: cat <<E\nx\nE", "nodes");
        assertThat(shown("history 2")).isEqualTo("    2  all: cat <<E\n       x\n       E\n    3  nodes\n");
        assertThat(shown("history")).startsWith("    1  all: ls\n");
        assertThat(pish.run("history many")).isEqualTo(2);
    }

    @Test
    void nodesetDoesAsClusetDoes() {
        assertThat(shown("nodeset -f x2 x1 x3,y", "nodeset x1 x2")).isEqualTo("x[1-3],y\nx[1-2]\n");
        assertThat(shown("nodeset -e 'x[1-3]!x2'", "nodeset -e -S , x[1-2]")).isEqualTo("x1 x3\nx1,x2\n");
        assertThat(shown("nodeset -e -S '\\n' x[1-2]", "nodeset -c x[1-20]")).isEqualTo("x1\nx2\n20\n");
        assertThat(shown("nodeset -f all", "nodeset -c @failed")).isEqualTo("pi[01-04]\n0\n");
        for (String line : List.of("nodeset", "nodeset -f @nope", "nodeset -f x[3-", "nodeset -z x", "nodeset -S")) {
            assertThat(pish.run(line)).as(line).isEqualTo(2);
            assertThat(pish.err()).as(line).contains("^");
        }
    }

    @Test
    void aliasesMeanBuiltinsAndForeignWordsGetAdvice() {
        assertThat(pish.run("quit 3")).isEqualTo(3);
        assertThat(shown("mpirun --dry-run -hosts pi01:2 -n 2 ls")).contains("pi01  ls");
        assertThat(shown("nmap -sn --list 10.0.0.0/31")).isEqualTo("10.0.0.0\n10.0.0.1\n");
        assertThat(pish.run("scp a pi01:")).isEqualTo(2);
        assertThat(pish.err()).contains("type `push a pi01:`");
        assertThat(pish.run("raspi-config")).isEqualTo(2);
        assertThat(pish.err()).contains("type `login NODE raspi-config`");
        assertThat(pish.run("ssh pi01")).isEqualTo(1);
        assertThat(pish.err()).contains("a login needs a terminal");
        assertThat(pish.run("cluset -f a b")).isEqualTo(2);
        assertThat(pish.err()).contains("type `nodeset -f a b`");
    }

    @Test
    void outputGoesToFilesAndFilters() throws IOException {
        Path file = home.resolve("a file");
        assertThat(shown("nodeset -e x[1-2] > '" + file + "'", "nodeset -f y >> '" + file + "'"))
                .isEmpty();
        assertThat(file).hasContent("x1 x2\ny\n");
        shown("output > '" + file + "'");
        assertThat(file).hasContent("fold\n");
        assertThat(pish.run("nodes | grep -q pi03")).isZero();
        assertThat(pish.run("nodes | grep -q nothing")).isEqualTo(1);
        assertThat(pish.run("nodeset -e x[1-90000] | head -c 1 >/dev/null")).isZero();
    }

    @Test
    void aFileThatCannotBeWrittenIsOneClearLine() {
        assertThat(pish.run("nodes > " + home + "/none/t")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: cannot write " + home + "/none/t: no such folder\n");
        assertThat(pish.run("nodes > " + home)).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: cannot write " + home + ": is a directory\n");
        assertThat(pish.run("nodes > /dev/full")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: cannot write /dev/full: No space left on device\n");
    }

    @Test
    void aSourcedFilesOutputGoesWhereTheLineSays() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "pi01: echo a\n!echo b\nnodeset -f c\n");
        Path file = home.resolve("t");
        assertThat(shown("source " + script + " > " + file)).isEmpty();
        assertThat(file).hasContent("── pi01 ──\na\nb\nc\n");
    }
}
