package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A persistent shell begins as a login does, and whatever the account's own files do stays out of the way. */
class RemoteShellLoginTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void readsTheProfileAndDropsItsNoise(Shells kind) throws Exception {
        try (LocalConnection connection = kind.connect(home)) {
            Path profile = home.resolve(".profile");
            String before = Files.exists(profile) ? Files.readString(profile) : "";
            Files.writeString(
                    profile,
                    before
                            + "echo Welcome; echo Warning >&2; printf '\\001\\002'; export FROM_PROFILE=yes TMOUT=1; readonly TMOUT\n"
                            + "PS1='$ '; PROMPT_COMMAND='echo prompt'; HISTFILE=~/.history; set -o vi; stty -echo\n");
            ShellUnderTest shell = new ShellUnderTest(connection);
            Answer first = shell.run("echo $FROM_PROFILE ${BASH_VERSION:+${TMOUT}}");
            assertThat(first.out()).isEqualTo("yes\n");
            assertThat(first.err()).isEmpty();
            assertThat(shell.run("exit 3").status()).isEqualTo(3);
            assertThat(shell.run("echo $FROM_PROFILE ${BASH_VERSION:+${TMOUT}}").out())
                    .isEqualTo("yes\n");
        }
        try (java.util.stream.Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(".profile");
        }
    }

    @Test
    void bashReadsNoHistoryAndWritesNone() throws Exception {
        Files.writeString(home.resolve(".bash_history"), "old\n");
        Files.writeString(home.resolve(".bashrc"), "echo noise; alias rc=true; return 5\n");
        Files.writeString(home.resolve(".bash_profile"), ". ~/.bashrc; set -o history; shopt -s histappend\n");
        try (ShellUnderTest shell = new ShellUnderTest(Shells.BASH, home)) {
            assertThat(shell.run("echo secret; history").out()).isEqualTo("secret\n");
            assertThat(shell.run("exit").status()).isZero();
            assertThat(shell.run("echo !! !x").out()).isEqualTo("!! !x\n");
        }
        assertThat(home.resolve(".bash_history")).hasContent("old\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash", "zsh", "tcsh", "fish"})
    void startsUnderAnyLoginShell(String loginShell) throws Exception {
        Path path = Path.of("/usr/bin", loginShell);
        assumeTrue(Files.isExecutable(path), loginShell + " is not installed");
        for (Shells kind : List.of(Shells.BASH, Shells.DASH)) {
            Path account = Files.createDirectory(home.resolve(loginShell + kind));
            try (ShellUnderTest shell = new ShellUnderTest(kind.connect(account, path.toString()))) {
                assertThat(shell.run("echo 'a  b' \"$HOME\" `echo x`; cd /; X=5")
                                .out())
                        .isEqualTo("a  b " + account + " x\n");
                assertThat(shell.run("echo $X $PWD ${BASH_VERSION:+bash}").out().strip())
                        .isEqualTo(kind.isBash() ? "5 / bash" : "5 /");
            }
        }
    }

    @Test
    void anAccountWithoutAPosixShellIsLostWithThatReason() throws Exception {
        Path refuses =
                Files.writeString(home.resolve("nologin"), "#!/bin/sh\necho This account is not available; exit 1\n");
        assertThat(refuses.toFile().setExecutable(true)).isTrue();
        try (ShellUnderTest shell = new ShellUnderTest(Shells.BASH.connect(home, refuses.toString()))) {
            Answer answer = shell.run("echo x");
            assertThat(answer.lost())
                    .isEqualTo("its account takes no commands and always says: This account is not available");
            assertThat(answer.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void startUpFilesThatReadIgnoreSignalsOrStopAtErrorsSpoilNothing(Shells kind) throws Exception {
        try (LocalConnection connection = kind.connect(home)) {
            Path profile = home.resolve(".profile");
            String before = Files.exists(profile) ? Files.readString(profile) : "";
            Files.writeString(
                    profile,
                    before + "cat; read x; trap 'echo bye' EXIT; trap '' INT TERM HUP\n"
                            + "TMOUT=1; readonly TMOUT; export PS1='$(echo one; echo two)' ENV=$HOME/none\nset -eu\n");
            ShellUnderTest shell = new ShellUnderTest(connection);
            PendingAnswer asleep = shell.begin("echo begun; sleep 60; echo no").awaitOutput("begun");
            shell.shell().interrupt();
            assertThat(asleep.await()).isEqualTo(new Answer(130, "begun\n", "", home.toString(), ""));
            assertThat(shell.run("false; echo $- $NIX").out())
                    .doesNotContain("e")
                    .isNotEmpty();
        }
    }

    @Test
    void aShellThatIsGivenUpBeforeItBeganNeverRunsTheLine() throws Exception {
        Path ready = home.resolve("ready");
        Files.writeString(home.resolve(".profile"), "while [ ! -e " + ready + " ]; do sleep 0.01; done\n");
        try (ShellUnderTest shell = new ShellUnderTest(Shells.BASH, home)) {
            PendingAnswer slow = shell.begin(": >ran");
            assertThat(shell.shell().endIfLate()).isTrue();
            shell.shell().close();
            assertThat(slow.await().lost()).isEqualTo("its start-up files do not come to an end");
            Files.createFile(ready);
            assertThat(shell.run("echo $PWD").out()).isEqualTo(home + "\n");
            assertThat(shell.shell().endIfLate()).isFalse();
            assertThat(home.resolve("ran")).doesNotExist();
        }
    }

    @Test
    void whatTheExitTrapDoesIsNeverTraced() throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(Shells.BASH, home)) {
            shell.run("set -x");
            assertThat(shell.run("X=5; exit 3").err()).isEqualTo("++ X=5\n++ exit 3\n");
            assertThat(shell.run("echo $X").err()).isEqualTo("++ echo 5\n");
        }
    }
}
