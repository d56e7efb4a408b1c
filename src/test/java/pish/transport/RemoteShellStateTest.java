package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a line changes is there for the next one, also where the shell had to be replaced in between. */
class RemoteShellStateTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void keepsDirectoryVariablesFunctionsAliasesAndOptions(Shells kind) throws Exception {
        String odd = "with blank 'n quote é";
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            Answer there = shell.run(
                    "mkdir \"" + odd + "\"; cd with*; X=5; f() { echo f$1; }; alias ll='echo long'; set -f; umask 027");
            assertThat(there.directory()).isEqualTo(home + "/" + odd);
            assertThat(shell.run("echo $X * $(umask); f 1; ll; pwd").text())
                    .isEqualTo("5 * 0027\nf1\nlong\n" + there.directory() + "\n");
            assertThat(shell.run("(exit 7)").status()).isEqualTo(7);
            assertThat(shell.run("echo $?; false").out()).isEqualTo("7\n");
            assertThat(shell.run("echo $?; set -- a b").out()).isEqualTo("1\n");
            assertThat(shell.run("echo $# $2").out()).isEqualTo("2 b\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void restoresItAfterEveryKindOfEnd(Shells kind) throws Exception {
        for (String end : new String[] {"exit 3", "set -e; false", "exec true", "kill -KILL $$"}) {
            try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
                shell.run(
                        "X='a\nb '\\''c'\\'' \"d\" \\ $y\t'; B=$(printf '\\303\\251\\377'); export E='e  e'; cd /usr/bin");
                shell.run("umask 077; set -f -C; alias ll='echo \"it'\\''s long\"'");
                assertThat(shell.run(end).lost()).isEmpty();
                assertThat(shell.shell().isOpen()).as(end).isFalse();
                assertThat(shell.run("printf %s \"$X\"").out()).as(end).isEqualTo("a\nb 'c' \"d\" \\ $y\t");
                assertThat(shell.run("printf %s \"$B\"").out()).as(end).isEqualTo("\u00c3\u00a9\u00ff");
                assertThat(shell.run("env | grep ^E=; pwd; umask; ll; echo *").out())
                        .as(end)
                        .isEqualTo("E=e  e\n/usr/bin\n0077\nit's long\n*\n");
                assertThat(shell.run("set -o | grep -c 'on$'; set +e; echo x >" + home + "/f; echo y >" + home + "/f")
                                .status())
                        .as(end)
                        .isNotZero();
                assertThat(shell.run("rm -f " + home + "/f; echo $PISH_NODE $PISH_INDEX $PISH_COUNT")
                                .out())
                        .isEqualTo("pi01 0 1\n");
            }
        }
    }

    @Test
    void restoresWhatOnlyBashHas() throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(Shells.BASH, home)) {
            shell.run("a=(1 'two words' $'three\\n3'); declare -A m=([k]='v v' [\"q'\"]=2); f() { echo \"f $1\"; }");
            shell.run("shopt -s extglob nullglob; set -o pipefail; declare -i n=3; export -f f; readonly R=ro");
            assertThat(shell.run("exit 3").status()).isEqualTo(3);
            assertThat(shell.run("printf '%s|' \"${a[@]}\" \"${m[k]}\" \"${m[q\\']}\"")
                            .out())
                    .isEqualTo("1|two words|three\n3|v v|2|");
            assertThat(shell.run("f x; bash -c 'f y'; n+=1; echo $n $R").out()).isEqualTo("f x\nf y\n4 ro\n");
            assertThat(shell.run("echo no*match; [[ aab == +(a)b ]] && echo ext; false | true")
                            .out())
                    .isEqualTo("\next\n");
            assertThat(shell.run("echo $?").out()).isEqualTo("1\n");
            assertThat(shell.run("R=2; echo no").out()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void variablesAreToldOnceAndAgainWhenTheyChange(Shells kind) throws Exception {
        String odd = "it's $HOME\n\\ é";
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            shell.variables(given(Map.of("v", odd, "w", "1")));
            assertThat(shell.run("printf %s \"$v\" | od -c | wc -l; sh -c 'printf %s \"$v\"'")
                            .out())
                    .isEqualTo("2\nit's $HOME\n\\ \u00c3\u00a9");
            assertThat(shell.run("w=own; echo $# $2").out()).isEqualTo("2 b b\n");
            for (String end : List.of("exit 3", "kill -KILL $$")) {
                assertThat(shell.run("echo $w").out()).as(end).isEqualTo("own\n");
                shell.run(end);
                assertThat(shell.run("echo $w $#").out()).as(end).isEqualTo("own 2\n");
            }
            shell.variables(given(Map.of("w", "2")));
            assertThat(shell.run("echo $w").out()).isEqualTo("2\n");
            shell.variables(new ShellVariables(Map.of(), List.of("w"), Optional.empty()));
            assertThat(shell.run("echo ${w-none} $#").out()).isEqualTo("none 2\n");
        }
    }

    private static ShellVariables given(Map<String, String> exported) {
        return new ShellVariables(exported, List.of(), Optional.of(List.of("a", "b b")));
    }

    @ParameterizedTest
    @EnumSource
    void setsTheNodesVariables(Shells kind) throws Exception {
        try (LocalConnection connection = kind.connect(home)) {
            PendingAnswer answer = new PendingAnswer();
            String command = "echo $PISH_NODE $PISH_INDEX $PISH_COUNT; env | grep -v ^PISH_ASK= | grep -c ^PISH_";
            RemoteShell shell =
                    RemoteShell.start(connection, ShellKind.LOGIN, "pi03", null, new ShellLine(command, 2, 4), answer);
            assertThat(answer.await().out()).isEqualTo("pi03 2 4\n3\n");
            PendingAnswer other = new PendingAnswer();
            shell.run(new ShellLine(command, 0, 1), other);
            assertThat(other.await().out()).isEqualTo("pi03 0 1\n3\n");
            assertThat(shell.processId()).isEqualTo((int) connection.last().pid());
            assertThat(shell.processGroup()).isEqualTo((int) connection.last().pid());
        }
    }
}
