package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.command.Setting;
import pish.node.GroupSource;
import pish.node.Node;
import pish.syntax.SyntaxError;

/** What pish is called with. */
final class CommandLineOptionsTest {
    @TempDir
    private Path home;

    private static CommandLineOptions parse(String words) {
        return CommandLineOptions.parse(List.of(words.split(" ")));
    }

    private List<Node> nodes(String words) throws IOException {
        return List.copyOf(ClusterChoice.of(parse(words), home.resolve(".config/pish"), GroupSource.NONE)
                .cluster()
                .nodes());
    }

    @Test
    void optionsAreReadAndTheRestIsTheScriptOrTheCommand() {
        CommandLineOptions options = parse("-w pi[01-04] -x pi02 -c a -c b --demo=3 -u 5s --output=live -n build.pish");
        assertThat(options.target()).hasValue("pi[01-04]");
        assertThat(options.excluded()).hasValue("pi02");
        assertThat(options.lines()).containsExactly("a", "b");
        assertThat(options.demo()).isEqualTo(3);
        assertThat(options.settings().get(Setting.TIMEOUT)).isEqualTo("5s");
        assertThat(options.settings().get(Setting.OUTPUT)).isEqualTo("live");
        assertThat(options.settings().on(Setting.DRY_RUN)).isTrue();
        assertThat(options.script()).hasValue("build.pish");
        assertThat(parse("-w pi01 -- ls -l --all").command()).hasValue(List.of("ls", "-l", "--all"));
        assertThat(parse("--demo").demo()).isEqualTo(4);
    }

    @Test
    void whatFollowsTheScriptIsItsOwn() {
        CommandLineOptions options = parse("--demo a.pish pi01 --demo -n -- x");
        assertThat(options.demo()).isEqualTo(4);
        assertThat(options.script()).hasValue("a.pish");
        assertThat(options.scriptArguments()).containsExactly("pi01", "--demo", "-n", "--", "x");
        assertThat(options.settings().on(Setting.DRY_RUN)).isFalse();
        assertThat(options.command()).isEmpty();
        assertThat(parse("-c a b c").scriptArguments()).containsExactly("b", "c");
        assertThat(parse("--demo - a").script()).hasValue("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "--ouput live      ~ no such option: --ouput                                     ~ --ouput ~ did you mean --output?",
                "--output loud     ~ not a value of output: loud; it takes fold, diff, table, live, panes, quiet     ~ loud    ~",
                "-p 99999          ~ not a value of port: 99999; it takes a number from 1 to 65535 ~ 99999 ~",
                "--demo=0          ~ not a number of demo nodes: 0                               ~ 0       ~ write --demo=4",
                "-w pi01 --        ~ no command after --                                         ~ --      ~ type pish -w TARGET -- COMMAND",
                "--timeout soon    ~ not a value of timeout: soon; it takes a number with ms, s, m or h, for example 30s ~ soon ~",
            })
    void mistakesAreShownWithTheirPlace(String words, String message, String culprit, String hint) {
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> parse(words));
        assertThat(error).hasMessage(message);
        assertThat(error.source()).isEqualTo("pish " + words);
        assertThat(error.source().substring(error.start(), error.end())).isEqualTo(culprit);
        assertThat(error.hint().orElse(null)).isEqualTo(hint);
    }

    @Test
    void nodesComeFromOptionsThenFilesThenNowhere() throws IOException {
        assertThat(nodes("-w pi@pi[01-02]:2222"))
                .extracting(Node::name, Node::user, Node::port)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pi01", "pi", 2222),
                        org.assertj.core.groups.Tuple.tuple("pi02", "pi", 2222));
        assertThat(nodes("-w pi[01-04] -x pi[02-03]")).extracting(Node::name).containsExactly("pi01", "pi04");
        Path machines = Files.writeString(home.resolve("machines"), "pi05:4\npi06 slots=2 # c\n");
        assertThat(nodes("-f " + machines)).extracting(Node::name).containsExactly("pi05", "pi06");
        Path folder = Files.createDirectories(home.resolve(".config/pish"));
        Files.writeString(folder.resolve("cluster"), "pi07 10.0.0.7\n");
        assertThat(nodes("-n")).extracting(Node::address).containsExactly("10.0.0.7");
        assertThat(nodes("-w pi07")).extracting(Node::address).containsExactly("10.0.0.7");
    }

    @Test
    void filesThatCannotBeReadAreSaid() {
        assertThatThrownBy(() -> nodes("-f 8"))
                .hasMessage("-f takes a machinefile; the number of nodes at once is --fanout 8");
        assertThatThrownBy(() -> nodes("-f " + home + "/none"))
                .hasMessage("cannot read " + home + "/none: no such file");
        assertThatThrownBy(() -> nodes("--cluster " + home + "/none"))
                .hasMessage("cannot read " + home + "/none: no such file");
        assertThatThrownBy(() -> {
                    Path open = Files.writeString(home.resolve("open"), "pi01\n");
                    Files.setPosixFilePermissions(
                            open, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
                    nodes("--cluster " + open);
                })
                .hasMessageContaining("may be written by others");
    }
}
