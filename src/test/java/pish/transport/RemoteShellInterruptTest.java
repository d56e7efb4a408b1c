package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGINT drops the whole line at any depth, and nothing else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RemoteShellInterruptTest {
    @TempDir
    Path home;

    private ShellUnderTest open(Shells kind) throws Exception {
        ShellUnderTest shell = new ShellUnderTest(kind, home);
        assertThat(shell.run("cd /usr; X=7; f() { sleep 60; echo no; }; alias ll='echo long'")
                        .status())
                .isZero();
        return shell;
    }

    private static void interrupt(ShellUnderTest shell, String line) throws Exception {
        PendingAnswer answer = shell.begin(line).awaitOutput("begun\n");
        press(shell, answer);
        assertThat(answer.await().out()).as(line).isEqualTo("begun\n");
        assertThat(answer.await().status()).as(line).isEqualTo(130);
        Answer next = shell.run("echo $? $PWD $X; ll");
        assertThat(next.out()).as("after " + line).isEqualTo("130 /usr 7\nlong\n");
        assertThat(next.err()).as("after " + line).isEmpty();
    }

    /** A signal that comes just before a child begins spares it, at a terminal too; so it is sent until it has worked. */
    private static void press(ShellUnderTest shell, PendingAnswer answer) throws Exception {
        do {
            shell.shell().interrupt();
        } while (!answer.endsWithin(100));
        settle(shell.shell());
    }

    @ParameterizedTest
    @EnumSource
    void dropsTheLine(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            // what says that it has begun is the last process of the line to begin
            String sleep = "sh -c 'echo begun; exec sleep 60'";
            interrupt(shell, sleep + "; echo no");
            interrupt(shell, "f() { " + sleep + "; echo no; }; f; echo no");
            interrupt(shell, "echo begun; while :; do :; done; echo no");
            interrupt(shell, "echo begun; while :; do sleep 0.01; done; echo no");
            interrupt(shell, "(" + sleep + "; echo no); echo no");
            interrupt(shell, "{ Y=$(echo begun >&4; exec sleep 60); echo no; } 4>&1; echo no");
            interrupt(shell, "eval '{ " + sleep.replace("'", "'\\''") + "; echo no; }'; echo no");
            interrupt(shell, "{ " + sleep + " || echo no; } && echo no || echo no");
            interrupt(shell, "echo \"" + sleep + "; echo no\" >~/s; . ~/s; echo no");
            interrupt(shell, sleep + "\necho no\necho no");
        }
    }

    @ParameterizedTest
    @EnumSource
    void dropsAPipeline(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            PendingAnswer answer = shell.begin("sleep 60 | cat | sh -c 'echo begun; exec cat'; echo no")
                    .awaitOutput("begun\n");
            // bash takes a signal that comes before it waits for its pipeline for the pipeline's own affair
            Await.untilSteady("the wait", 10, () -> sleeps(shell.shell().processId()));
            press(shell, answer);
            assertThat(answer.await().out()).isEqualTo("begun\n");
            assertThat(shell.run("echo $? $X").out()).isEqualTo("130 7\n");
        }
    }

    private static boolean sleeps(int process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/stat")).contains(") S ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dropsAWaitAndLeavesTheJob(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            PendingAnswer answer = shell.begin("(trap '' INT; echo begun; exec sleep 60) & wait; echo no")
                    .awaitOutput("begun\n");
            press(shell, answer);
            assertThat(answer.await().out()).isEqualTo("begun\n");
            assertThat(answer.await().status()).isEqualTo(130);
            Answer there = shell.run("kill $! && echo there");
            assertThat(there.out()).as(there.err()).isEqualTo("there\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void dropsTheLineWhereFailuresEndTheShell(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            shell.run("set -e");
            PendingAnswer answer = shell.begin("echo begun; sleep 60; echo no").awaitOutput("begun\n");
            press(shell, answer);
            assertThat(answer.await().status()).isEqualTo(130);
            assertThat(shell.run("echo $PWD $X; set +e").out()).isEqualTo("/usr 7\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sparesWhatHoldsOut(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            PendingAnswer answer = shell.begin(
                            "sh -c 'trap \"echo held\" INT; echo begun; until [ -e " + home + "/go ]; do :; done'")
                    .awaitOutput("begun\n");
            shell.shell().interrupt();
            answer.awaitOutput("held\n");
            assertThat(answer.hasEnded()).isFalse();
            Files.createFile(home.resolve("go"));
            assertThat(answer.await().out()).isEqualTo("begun\nheld\n");
            assertThat(shell.run("echo $X").out()).isEqualTo("7\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void costsAnIdleShellNothing(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            for (int i = 0; i < 20; i++) {
                shell.shell().interrupt();
                settle(shell.shell());
                assertThat(shell.run("echo " + i).out()).isEqualTo(i + "\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFrameIsSentAgainWhereASignalToItselfMadeTheShellDropIt(Shells kind) throws Exception {
        try (ShellUnderTest shell = open(kind)) {
            PendingAnswer answer =
                    shell.begin("echo begun; kill -INT $$; echo no").awaitOutput("begun\n");
            assertThat(shell.shell().mayDropInput()).isEqualTo(!kind.isBash());
            while (!answer.endsWithin(100)) {
                shell.shell().probe();
            }
            assertThat(answer.await().status()).isEqualTo(130);
            assertThat(answer.await().out()).isEqualTo("begun\n");
            assertThat(shell.run("echo $X").out()).isEqualTo("7\n");
        }
    }

    private static void settle(RemoteShell shell) throws Exception {
        while (!Await.within(100, shell::isSettled)) {
            shell.probe();
        }
    }
}
