package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sudo calls for a password asks pish for it, and nothing else gets an answer. */
class AskPassTest {
    /** What sudo does: its prompt as the argument, with the account's name in place of %p. */
    private static final String SUDO = "\"$SUDO_ASKPASS\" \"$(echo \"$SUDO_PROMPT\" | sed s/%p/pi/)\"";

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    private static void reply(LocalConnection connection, PasswordRequest request, String answer) throws IOException {
        byte[] script = (request.reply("echo " + answer) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        connection.start(ShellQuoting.scriptFromInput(script.length), script, new Ignored());
    }

    @ParameterizedTest
    @EnumSource
    void getsWhatIsGiven(Shells kind) throws Exception {
        try (ShellUnderTest node = new ShellUnderTest(kind, home)) {
            for (String line : new String[] {"p=$(" + SUDO + "); echo got $p", "{ " + SUDO + " >p; } 2>&1; cat p"}) {
                PendingAnswer answer = node.begin(line);
                reply(node.connection(), answer.request(), "+secret");
                assertThat(answer.await().out()).endsWith("secret\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereNothingIsGiven(Shells kind) throws Exception {
        try (ShellUnderTest node = new ShellUnderTest(kind, home)) {
            PendingAnswer answer = node.begin(SUDO + "; echo $?");
            reply(node.connection(), answer.request(), "-");
            assertThat(answer.await().out()).isEqualTo("1\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhetherItsLineHasEnded(Shells kind) throws Exception {
        try (ShellUnderTest node = new ShellUnderTest(kind, home)) {
            node.run("(until [ -e go ]; do sleep 0.05; done; " + SUDO + ">said; echo end >>said) & :");
            PendingAnswer later = node.begin("touch go; until grep -q end said; do sleep 0.05; done; " + SUDO);
            PasswordRequest leftBehind = later.request();
            assertThat(leftBehind.leftBehind()).isTrue();
            reply(node.connection(), leftBehind, "-");
            PasswordRequest own = later.request();
            assertThat(own.leftBehind()).isFalse();
            reply(node.connection(), own, "-");
            assertThat(later.await().out()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersNoOtherPrompt(Shells kind) throws Exception {
        try (ShellUnderTest node = new ShellUnderTest(kind, home)) {
            PendingAnswer answer =
                    node.begin("for p in '' 'Password: ' \"$PISH_ASK\"; do \"$SUDO_ASKPASS\" x\"$p\"; echo $?; done");
            reply(node.connection(), answer.request(), "-");
            assertThat(answer.await().out()).isEqualTo("1\n1\n1\n");
            assertThat(answer.isAsked()).isFalse();
        }
    }

    @Test
    void findsItsPlaceAndLeavesTheEnvironmentAsItWas() throws Exception {
        try (ShellUnderTest node = new ShellUnderTest(Shells.BASH, home)) {
            assertThat(node.run("echo ${DISPLAY-unset}. $(stat -c %a \"${SUDO_ASKPASS%/*}\")")
                            .out())
                    .isEqualTo(". 700\n");
            node.run("export DISPLAY=:7 SUDO_PROMPT=mine X=5; exit");
            assertThat(node.run("echo $DISPLAY $X; case $SUDO_PROMPT in mine) echo lost;; esac")
                            .out())
                    .isEqualTo(":7 5\n");
        }
    }

    @Test
    void looksWhoseAFolderIsBeforeItWritesThere() throws Exception {
        Path runtime = Files.createDirectory(folder.resolve("run"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(runtime.resolve("pish"), elsewhere);
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "PATH",
                "/usr/bin:/bin",
                "XDG_RUNTIME_DIR",
                runtime.toString(),
                "LOGNAME",
                name());
        Path other = Path.of("/dev/shm/.pish-" + name());
        try (ShellUnderTest node = new ShellUnderTest(new LocalConnection("/bin/sh", home, environment))) {
            assertThat(node.run("echo ${SUDO_ASKPASS%/*}").out()).isEqualTo(other + "\n");
            assertThat(elsewhere).isEmptyDirectory();
        } finally {
            RuntimeFolder.delete(other);
        }
    }

    private String name() {
        return "test-" + folder.getFileName();
    }

    private static final class Ignored implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            assertThat(length).as("bytes of a reply").isZero();
        }

        @Override
        public void exited(ExitStatus status) {
            assertThat(status.ok()).isTrue();
        }

        @Override
        public void closed(String lost) {
            assertThat(lost).isEmpty();
        }
    }
}
