package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, as a process. */
@Timeout(60)
final class MainTest {
    @TempDir
    private Path home;

    private record Ended(int status, String out, String err) {}

    private Process start(String... arguments) throws IOException {
        return builder(arguments).redirectError(home.resolve("err").toFile()).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "pish.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().remove("XDG_STATE_HOME");
        return builder;
    }

    /** Runs it as after {@code 2>&1}, and returns all that it printed. */
    private String runIntoOnePipe(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(arguments).redirectErrorStream(true);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Ended(status, out, Files.readString(home.resolve("err")));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void whatTheTransportDoesIsInAFileAndWhatPassesThroughItIsNot() throws IOException, InterruptedException {
        Path log = home.resolve(".local/state/pish/transport.log");
        Ended ended = run("--demo=1", "-vv", "-c", "all: echo se$((1 + 1))cret; exit 3");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).startsWith("pish: what the transport does is written to " + log + "\n");
        assertThat(log)
                .content()
                .contains("pi01: connecting to 127.0.0.1 port ", "pi01: connected after ")
                .contains("Negotiated algorithms", "pi01: a channel for SHELL")
                .doesNotContain("cret", "Consuming", "HISTFILE");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void theDemoRunsLinesAfterTheStartUpFile() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(".config/pish"));
        Files.writeString(folder.resolve("pishrc"), "set output live\nset timeout 9s\nset color never\n");
        Ended ended = run(
                "--demo=2",
                "--timeout",
                "20s",
                "--log-dir",
                home + "/logs",
                "-c",
                "set timeout",
                "-c",
                "all: echo $PISH_NODE; exit 3",
                "-c",
                "pi01: echo never");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).contains("20s", "pi01 │ pi01", "pi02 │ pi02").doesNotContain("never");
        assertThat(ended.err()).contains("color can no longer be changed").contains("exit 3");
        assertThat(home.resolve("logs/pi02.log")).content().contains("| pi02", "= status 3");
    }

    @Test
    void bothOutputsInOnePipeHaveOneHeader() throws IOException, InterruptedException {
        assertThat(runIntoOnePipe("--demo=1", "-c", "pi01: echo out; printf err >&2; exit 3"))
                .isEqualTo("── pi01 ── exit 3\nout\nerr");
        assertThat(runIntoOnePipe(
                        "--demo=1", "--errors", "continue", "-c", "pi01: printf out", "-c", "pi01: echo more"))
                .isEqualTo("── pi01 ──\nout\n── pi01 ──\nmore\n");
    }

    @Test
    void oneCommandNeedsNoCluster() throws IOException, InterruptedException {
        Ended ended = run("-v", "--connect-timeout", "5s", "-w", "user@127.0.0.1:1", "--", "echo", "a  b");
        assertThat(ended.status()).isEqualTo(255);
        assertThat(ended.err()).contains("unreachable: connection refused");
        assertThat(home.resolve(".local/state/pish/transport.log"))
                .content()
                .contains("127.0.0.1: connecting to 127.0.0.1 port 1\n", "127.0.0.1: failed after ");
        assertThat(run("-n", "-w", "pi[01-02]", "--", "echo", "a  b").out()).isEqualTo("pi[01-02] (2): echo a  b\n");
    }

    @Test
    void mistakesAre2() throws IOException, InterruptedException {
        Ended script = run("none.pish");
        assertThat(script.status()).isEqualTo(2);
        assertThat(script.err()).isEqualTo("""
                pish: cannot read none.pish: no such file
                  pish none.pish
                       ^^^^^^^^^
                  a command follows --: pish -w TARGET -- none.pish
                """);
        assertThat(run("--log-dir", "/dev/null/x", "-c", "nodes").status()).isEqualTo(2);
        assertThat(run("-c", "all: ls").err()).contains("no nodes yet", "start pish with -w TARGET");
    }

    @Test
    void aTerminationSignalStopsWhatRunsAndLeaves() throws IOException, InterruptedException {
        Process pish =
                start("--demo=1", "--output", "live", "-c", "pi01: trap 'echo trapped; exit 1' INT; echo on; sleep 60");
        BufferedReader out = new BufferedReader(new InputStreamReader(pish.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("pi01 │ on");
        signal(pish, "TERM");
        assertThat(pish.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pish.exitValue()).isEqualTo(143);
    }

    @Test
    void ctrlCEndsAScriptThatWaitsForInput() throws IOException, InterruptedException {
        Process pish = start("-w", "pi01");
        pish.getOutputStream().write("nodeset -f a1 a2\n".getBytes(StandardCharsets.UTF_8));
        pish.getOutputStream().flush();
        BufferedReader out = new BufferedReader(new InputStreamReader(pish.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("a[1-2]");
        signal(pish, "INT");
        assertThat(pish.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pish.exitValue()).isEqualTo(130);
    }

    @Test
    void aReaderThatHasGoneEndsItQuietly() throws IOException, InterruptedException {
        Process pish = start("--demo=1", "--output", "live", "-c", "pi01: yes");
        BufferedReader out = new BufferedReader(new InputStreamReader(pish.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("pi01 │ y");
        out.close();
        assertThat(pish.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pish.exitValue()).isEqualTo(141);
        assertThat(home.resolve("err")).isEmptyFile();
    }
}
