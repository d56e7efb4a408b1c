package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that would upset a shell that is driven by prompts cost themselves only: the next one is exact. */
class RemoteShellHostileTest {
    @TempDir
    Path home;

    private ShellUnderTest shell;

    private void costsItself(String line, int status, String out) throws Exception {
        Answer answer = shell.run(line);
        assertThat(answer.out()).as(line).isEqualTo(out);
        assertThat(answer.status()).as(line).isEqualTo(status);
        next(line);
    }

    private void next(String before) throws Exception {
        Answer next = shell.run("echo \"$? next $KEPT\"; echo error >&2");
        assertThat(next.out()).as("after " + before).matches("\\d+ next kept\n");
        assertThat(next.err()).as("after " + before).isEqualTo("error\n");
        assertThat(next.status()).as("after " + before).isZero();
    }

    private void open(Shells kind) throws Exception {
        shell = new ShellUnderTest(kind, home);
        shell.run("KEPT=kept");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @ParameterizedTest
    @EnumSource
    void errors(Shells kind) throws Exception {
        open(kind);
        costsItself("(", 2, "");
        costsItself("if true; then", 2, "");
        costsItself("echo 'open", 2, "");
        costsItself("}", 2, "");
        costsItself("echo before\nfi", 2, "before\n");
        int fatal = kind.isBash() ? 1 : 2;
        costsItself("echo ${x:?gone}; echo no", fatal, "");
        costsItself("set -u; echo $nope; echo no", fatal, "");
        costsItself("set +u; readonly R=1; R=2; echo no", fatal, "");
        costsItself("nosuchcommand", 127, "");
        costsItself("return 3; echo no", 3, "");
        costsItself("break; continue; echo yes", 0, "yes\n");
        assertThat(shell.run("false").status()).isEqualTo(1);
        costsItself("echo $?", 0, "1\n");
    }

    @ParameterizedTest
    @EnumSource
    void endsOfTheShell(Shells kind) throws Exception {
        open(kind);
        costsItself("echo bye; exit 3", 3, "bye\n");
        costsItself("exit", 0, "");
        costsItself("exec echo x", 0, "x\n");
        costsItself("exec nosuch", 127, "");
        costsItself("set -e; false; echo no", 1, "");
        costsItself("set +e; (exit 4)", 4, "");
        costsItself("kill -KILL $$; echo no", 137, "");
        costsItself("f() { exit 5; }; f", 5, "");
        assertThat(shell.shell().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void traces(Shells kind) throws Exception {
        open(kind);
        Answer traced = shell.run("set -x; echo hi");
        assertThat(traced.out()).isEqualTo("hi\n");
        assertThat(traced.err()).matches("\\++ echo hi\n");
        assertThat(shell.run("echo hi").err()).matches("\\++ echo hi\n");
        assertThat(shell.run("{ set +x; } 2>/dev/null").err()).isEmpty();
        next("set -x");
        shell.run("set -v");
        assertThat(shell.run("echo hi").err()).isEqualTo("echo hi\n");
        shell.run("set +v");
        next("set -v");
        costsItself("PS1='prompt $(echo $((1+1))) '; PS2='more '; PS4='trace '", 0, "");
        costsItself("PROMPT_COMMAND='echo prompt; echo prompt >&2'", 0, "");
        costsItself("unset PS1 PS2 PROMPT_COMMAND", 0, "");
    }

    @ParameterizedTest
    @EnumSource
    void redirections(Shells kind) throws Exception {
        open(kind);
        costsItself("exec >file; echo in file", 0, "");
        assertThat(Files.readString(home.resolve("file"))).isEqualTo("in file\n");
        costsItself("exec 2>&1; echo error >&2", 0, "error\n");
        costsItself("exec 8>lock 9>lock; echo locked >&9; echo begun", 0, "begun\n");
        costsItself("exec 3<&- 8>&- 9>&- 0<&- 1>&-", 0, "");
        costsItself("cat; read x; echo \"<$x>\"", 0, "<>\n");
    }

    @ParameterizedTest
    @EnumSource
    void redefinitions(Shells kind) throws Exception {
        open(kind);
        costsItself("printf() { echo hijack; }; cd() { echo hijack; }; read() { echo hijack; }", 0, "");
        costsItself("exit 3", 3, "");
        costsItself("unset -f printf cd read; alias command=ls set=ls printf=ls; alias unset=ls", 0, "");
        costsItself("exit 3", 3, "");
        costsItself("\\unalias -a", 0, "");
        costsItself("command() { echo hijack; }", 0, "");
        costsItself("command() { echo hijack; }; exit 3", 3, "");
        costsItself("IFS=abcdefghijklmnopqrstuvwxyz0123456789/_", 0, "");
        costsItself("unset IFS; PATH=/nosuch", 0, "");
        costsItself("exit 3", 3, "");
        if (kind.isBash()) {
            costsItself("trap() { echo hijack; }; exit() { echo hijack; }", 0, "");
            costsItself("builtin exit 3", 3, "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void traps(Shells kind) throws Exception {
        open(kind);
        costsItself("trap 'echo int' INT; echo x", 0, "x\n");
        costsItself("trap - INT; trap 'echo usr' USR1; kill -USR1 $$; echo x", 0, "usr\nx\n");
        shell.shell().refreshState();
        // bash still has the line's output there when the trap runs, other shells do not
        costsItself("trap 'echo bye' EXIT; exit 5", 5, kind.isBash() ? "bye\n" : "");
        costsItself("trap '' HUP TERM PIPE", 0, "");
        if (kind.isBash()) {
            costsItself("trap 'echo debug >&2' ERR; false", 1, "");
            costsItself("trap - ERR; set -T; trap 'x=1' DEBUG", 0, "");
        }
    }
}
