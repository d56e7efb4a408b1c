package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines may change what a shell has. */
class ShellLineTest {
    private static ShellLine line(String command) {
        return new ShellLine(command, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X=5",
                "a+=b",
                "a[1]=b",
                "true; X=5",
                "if true; then X=5; fi",
                "pushd /tmp",
                ": ${X:=5}",
                "((n++))",
                "read line </etc/issue",
                "for i in 1 2; do echo; done",
                "f() { :; }",
                "function f { :; }",
                "alias l=ls",
                ". ./env",
                "source env",
                "eval \"$x\"",
                "umask 077",
                "set -u",
                "export A",
                "printf -v x %s 1"
            })
    void mayChange(String command) {
        assertThat(line(command).mayChangeState(Set.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hostname",
                "sleep 60; echo no",
                "dd if=/dev/zero of=/tmp/x bs=1M count=1",
                "apt-get -o Dpkg::Use-Pty=0 install x",
                "ls --color=auto /set/cd",
                "[ $PISH_NODE = b ] || sleep 60",
                "cat a.out ./read"
            })
    void leavesAllAsItIs(String command) {
        assertThat(line(command).mayChangeState(Set.of())).isFalse();
    }

    @Test
    void aDirectoryIsSaidAtTheEnd() {
        assertThat(line("make && cd build").mayMove()).isTrue();
        assertThat(line("make && cd build").mayChangeState(Set.of())).isFalse();
        assertThat(line("ls cd.iso ./cd").mayMove()).isFalse();
    }

    @Test
    void whatWasDefinedMayChangeAnything() {
        assertThat(line("f() { X=1; }; function g { :; }; alias h=f").defines())
                .containsExactlyInAnyOrder("f", "g", "h");
        assertThat(line("go now").mayChangeState(Set.of("go"))).isTrue();
        assertThat(line("hostname").mayChangeState(Set.of("go"))).isFalse();
        assertThat(line(". ./env").defines()).containsExactly(ShellLine.ANY);
        assertThat(line("hostname").mayChangeState(Set.of(ShellLine.ANY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "\n", ";", "a ", "x;", "f() ", "a=", "$(", "`", "cd ", "then "})
    void longLinesAreLookedAtInNoTime(String part) {
        ShellLine line = line(": " + part.repeat(300_000));
        // an effort that grows with the square of the length takes minutes
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            line.mayChangeState(Set.of("g"));
            line.mayMove();
            line.mayReplaceShell();
            line.defines();
        });
    }

    @Test
    void whatRunsApartChangesNothing() {
        ShellLine line = ShellLine.apart("(cd /tmp; X=5; f() { :; }; exec hostname)");

        assertThat(line.mayChangeState(Set.of("hostname"))).isFalse();
        assertThat(line.mayMove()).isFalse();
        assertThat(line.mayReplaceShell()).isFalse();
        assertThat(line.defines()).isEmpty();
    }
}
