package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Output of a persistent shell's lines is delivered byte for byte, whatever it is. */
class RemoteShellBytesTest {
    @TempDir
    Path home;

    private static void says(Answer answer, int status, String out, String err) {
        assertThat(answer.out()).isEqualTo(out);
        assertThat(answer.err()).isEqualTo(err);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.lost()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void addsAndDropsNothing(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            says(shell.run("printf 'no newline'"), 0, "no newline", "");
            says(shell.run(":"), 0, "", "");
            says(shell.run(""), 0, "", "");
            says(shell.run("# nothing but a comment"), 0, "", "");
            says(shell.run("echo; echo"), 0, "\n\n", "");
            says(shell.run("printf '\\001\\001\\377' >&2; false"), 1, "", "\001\001\u00ff");
            says(shell.run("echo 1; echo 2 >&2; echo 3; echo 4 >&2"), 0, "1\n3\n", "2\n4\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliversBinary(Shells kind) throws Exception {
        byte[] all = new byte[70_000];
        new Random(7).nextBytes(all);
        for (int i = 0; i < 512; i++) {
            all[i] = (byte) i;
        }
        Files.write(home.resolve("binary"), all);
        String expected = new String(all, StandardCharsets.ISO_8859_1);
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            says(shell.run("cat binary; cat binary >&2"), 0, expected, expected);
            says(shell.run("echo next"), 0, "next\n", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesCommandsWithOddBytes(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            assertThat(shell.run("printf %s 'grüße — 日本 😀'").text()).isEqualTo("grüße — 日本 😀");
            says(shell.run("printf %s 'a\rb\tc\u0001d\u007fe'"), 0, "a\rb\tc\001d\u007fe", "");
            says(shell.run("printf %s \\\\; printf %s '!!'; printf %s \"$(echo '`x`')\""), 0, "\\!!`x`", "");
            says(shell.run("x=\u00e9; printf %s \"$x\" | wc -c | tr -d ' '"), 0, "2\n", "");
            says(shell.run("echo one\necho two\n"), 0, "one\ntwo\n", "");
            says(shell.run("echo a \\\n b"), 0, "a b\n", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesLargeHereDocuments(Shells kind) throws Exception {
        String text = "0123456789abcde $x `y` '\n".repeat(4_200);
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            says(shell.run("cat <<'END'\n" + text + "END"), 0, text, "");
            says(shell.run("cat <<A; cat <<B\n1\nA\n2\nB\necho 3"), 0, "1\n2\n3\n", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTextThatEqualsEarlierFrames(Shells kind) throws Exception {
        FrameTap tap = new FrameTap();
        try (LocalConnection connection = kind.connect(home)) {
            ShellUnderTest shell = new ShellUnderTest(tap.around(connection));
            says(shell.run("echo one; echo two >&2"), 0, "one\n", "two\n");
            Files.write(home.resolve("frames"), tap.seen(Stream.STDOUT));
            String raw = Files.readString(home.resolve("frames"), StandardCharsets.ISO_8859_1);
            assertThat(raw).contains("one\n").contains("\001");
            says(shell.run("cat frames; cat frames frames >&2"), 0, raw, raw + raw);
            says(shell.run("head -c 40 frames"), 0, raw.substring(0, 40), "");
            says(shell.run("printf '\\001'"), 0, "\001", "");
            says(shell.run("echo next"), 0, "next\n", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliversLateOutputWithTheNextLineAndReturnsAllCredit(Shells kind) throws Exception {
        try (ShellUnderTest shell = new ShellUnderTest(kind, home)) {
            says(
                    shell.run("(until [ -e go ]; do :; done; echo late; echo bad >&2; touch gone) & echo begun"),
                    0,
                    "begun\n",
                    "");
            Files.createFile(home.resolve("go"));
            Await.until("the job", () -> Files.exists(home.resolve("gone")));
            says(shell.run("echo next; echo error >&2"), 0, "late\nnext\n", "bad\nerror\n");
            says(
                    shell.run("head -c 3000000 /dev/zero | tr '\\0' x | cat; echo y >&2"),
                    0,
                    "x".repeat(3_000_000),
                    "y\n");
            Await.until("all credit", () -> shell.connection().last().outstanding() == 0);
        }
    }
}
