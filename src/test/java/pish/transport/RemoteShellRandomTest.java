package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.Volume;

/** Random sequences of awkward lines print in a persistent shell what they print in plain bash. */
class RemoteShellRandomTest {
    private static final int SEQUENCES = Volume.of(50, 300);
    private static final long SEED = 20260101;

    private static final List<String> PIECES = List.of(
            "echo v=$V a=\"${A[*]}\" $# $?",
            "printf 'no newline'",
            "printf '\\001\\000\\377%s' end >&2",
            "echo out; echo err >&2",
            "V=$((${#V} + 1))",
            "V=\"$V x\"",
            "A+=(\"$V\" 'b c')",
            "f() { echo f $1 $V; return $1; }",
            "f 3 2>/dev/null",
            "false",
            "(exit 7)",
            "! true",
            "nosuch 2>/dev/null",
            "[ -n \"$V\" ] && echo set || echo unset",
            "for i in 1 2 3; do printf '%s ' $i; done; echo",
            "cat <<E\nhere $V\nE",
            "cat <<'E' | tr a-z A-Z\nquoted $V 'x\nE",
            "cat",
            "read x; echo \"<$x>\" $?",
            "echo deep $(echo $(echo \"$V\"))",
            "seq 2000",
            "cd sub 2>/dev/null || cd ..; basename \"$PWD\"",
            "{ echo grouped; false; } | cat; echo ${PIPESTATUS[*]}",
            "set -f; echo *; set +f",
            "set -- a 'b c' d",
            "shift 2>/dev/null; echo \"$*\"",
            "trap 'echo usr' USR1; kill -USR1 $BASHPID; trap - USR1",
            "(echo background) & wait",
            "while :; do V=loop; break; done",
            "exec 5>&1; echo five >&5; exec 5>&-",
            "exec 9>/dev/null",
            "eval 'echo evaluated; V=e'",
            "IFS=: read -r p q <<<'one:two'; echo $p-$q",
            "case $V in *x*) echo has;; *) echo has not;; esac; (exit 4)",
            "set -u; set +u",
            "# only a comment",
            "",
            "echo 'grüße' \"$(printf 'a\\rb')\"",
            "unset V A; echo ${V-none}",
            "printf '%s\\n' {a,b}{1,2}; echo $((2#101))");

    @TempDir
    Path home;

    @Test
    void sequencesOfLines() throws Exception {
        Files.createDirectories(home.resolve("sub"));
        List<List<String>> sequences = sequences();
        runPlain(sequences);
        LocalConnection connection = Shells.BASH.connect(home);
        for (int i = 0; i < sequences.size(); i++) {
            StringBuilder out = new StringBuilder();
            StringBuilder err = new StringBuilder();
            StringBuilder statuses = new StringBuilder();
            ShellUnderTest shell = new ShellUnderTest(connection);
            for (String line : sequences.get(i)) {
                Answer answer = shell.run(line);
                out.append(answer.out());
                err.append(answer.err());
                statuses.append(answer.status()).append('\n');
            }
            shell.shell().close();
            String name = "seed " + SEED + " sequence " + i + ": " + sequences.get(i);
            assertThat(out.toString()).as(name).isEqualTo(plain("out", i));
            assertThat(err.toString()).as(name).isEqualTo(plain("err", i));
            assertThat(statuses.toString()).as(name).isEqualTo(plain("status", i));
        }
        connection.close();
    }

    private static List<List<String>> sequences() {
        Random random = new Random(SEED);
        List<List<String>> sequences = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            List<String> lines = new ArrayList<>();
            for (int length = 3 + random.nextInt(6); length > 0; length--) {
                lines.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            sequences.add(lines);
        }
        return sequences;
    }

    /** Runs each sequence in a subshell of one bash; each line in the place of a script's line, with its status noted. */
    private void runPlain(List<List<String>> sequences) throws IOException, InterruptedException {
        Files.createDirectory(home.resolve("plain"));
        StringBuilder script = new StringBuilder("shopt -s expand_aliases\n");
        for (int i = 0; i < sequences.size(); i++) {
            script.append("(\n");
            for (String line : sequences.get(i)) {
                script.append("eval ").append(ShellQuoting.word(line)).append("\n__s=$?; echo $__s >&7; (exit $__s)\n");
            }
            String to = home + "/plain/";
            script.append(
                    ") </dev/null >" + to + "out" + i + " 2>" + to + "err" + i + " 7>" + to + "status" + i + "\n");
        }
        Path file = Files.writeString(home.resolve("plain/script"), script);
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).directory(home.toFile());
        bash.environment().put("LC_ALL", "C");
        assertThat(bash.start().waitFor()).isZero();
    }

    private String plain(String what, int sequence) throws IOException {
        return Files.readString(home.resolve("plain/" + what + sequence), StandardCharsets.ISO_8859_1);
    }
}
