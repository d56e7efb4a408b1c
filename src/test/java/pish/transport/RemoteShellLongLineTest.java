package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines beyond what fits into a pipe take another way into a shell, and are lines like any. */
class RemoteShellLongLineTest {
    private static final String PADDING = "# it's a \"comment\" $( ` \\ ü\n".repeat(300);

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void aLongLineIsALineLikeAny(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            assertThat(PADDING.length()).isGreaterThan(SourcedText.LONGEST_DOCUMENT);
            shell.run(PADDING + "X=5; cd /usr; f() { echo \"$1 $X\"; }");
            assertThat(shell.run(PADDING + "f 'a  b' >&2; f \"$PWD\"; wc -c"))
                    .isEqualTo(new Answer(0, "/usr 5\n0\n", "a  b 5\n", "/usr", ""));
            assertThat(shell.run(PADDING + "false\n(exit 4)").status()).isEqualTo(4);
            assertThat(shell.run("echo $?").out()).isEqualTo("4\n");
            assertThat(shell.run(PADDING + "echo $( ; )").status()).isNotZero();
            assertThat(shell.run(PADDING + "cat <<'E'\nit's \\\nE\nexec >/dev/null; echo no")
                            .out())
                    .isEqualTo("it's \\\n");
            assertThat(shell.run(PADDING + "set -e; false; echo no").out()).isEmpty();
            assertThat(shell.run(PADDING + "echo $X; exit 3")).isEqualTo(new Answer(3, "5\n", "", "/usr", ""));
            assertThat(shell.run("echo $X $PWD").out()).isEqualTo("5 /usr\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptDropsAllOfIt(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            PendingAnswer asleep = shell.begin(PADDING + "X=7; f() { sleep 60; }; echo begun; f; echo no")
                    .awaitOutput("begun");
            // one that comes just before the child begins spares it, at a terminal too
            do {
                shell.shell().interrupt();
            } while (!asleep.endsWithin(100));
            assertThat(asleep.await()).isEqualTo(new Answer(130, "begun\n", "", home.toString(), ""));
            shell.shell().probe();
            Await.until("the shell to be past it", shell.shell()::isSettled);
            assertThat(shell.run("echo $X").out()).isEqualTo("7\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void lengthsAroundTheLimitAllPass(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            for (int length = SourcedText.LONGEST_DOCUMENT - 1; length <= SourcedText.LONGEST_DOCUMENT + 1; length++) {
                String text = "echo " + "x".repeat(length - 5);
                assertThat(shell.run(text).out()).hasSize(length - 4);
            }
            assertThat(shell.run("echo " + "x".repeat(300_000)).out()).hasSize(300_001);
        }
    }
}
