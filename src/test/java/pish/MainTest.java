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

    /** Leaves the prompt of a pish on a terminal at once, and returns what the screen showed. */
    private String left(String... arguments) throws IOException, InterruptedException {
        List<String> command = builder(arguments).command().stream()
                .map(word -> "'" + word + "'")
                .toList();
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", String.join(" ", command), "/dev/null")
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().remove("XDG_STATE_HOME");
        Process process = builder.start();
        process.getOutputStream().write("exit\r".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
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
    void theStartUpFileIsForAPrompt() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(".config/pish"));
        Files.writeString(folder.resolve("pishrc"), "nonsense\nset timeout 9s\nset timeout\n");
        assertThat(left("--demo=1")).contains("pishrc:1: no target", "9s", "New here?");
        assertThat(left("--demo=1", "--norc"))
                .contains("1 node from --demo")
                .doesNotContain("9s", "pishrc", "New here?");
        assertThat(run("-w", "pi01", "-c", "set timeout").out()).doesNotContain("9s");
    }

    @Test
    void theDemoRunsLines() throws IOException, InterruptedException {
        Ended ended = run(
                "--demo=2",
                "--output",
                "live",
                "--log-dir",
                home + "/logs",
                "-c",
                "$1: echo $PISH_NODE $2; exit 3",
                "-c",
                "pi01: echo never",
                "pi[01-02]",
                "second");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out())
                .contains("pi01 │ pi01 second", "pi02 │ pi02 second")
                .doesNotContain("never");
        assertThat(ended.err()).contains("exit 3");
        assertThat(home.resolve("logs/pi02.log")).content().contains("| pi02", "= status 3");
    }

    @Test
    void aScriptHasArguments() throws IOException, InterruptedException {
        Files.writeString(home.resolve("a.pish"), "#!/usr/bin/env pish\nset -x\nnodeset -e $1 $#\n$3: true\n");
        assertThat(run("-w", "pi[01-02]", "-x", "a.pish").err()).contains("--trace shows lines before they run");
        Ended ended = run("-w", "pi[01-02]", "a.pish", "pi[01-02]", "-n");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEqualTo("2 pi01 pi02\n");
        assertThat(ended.err()).isEqualTo("""
                + nodeset -e pi[01-02] 2
                pish: a.pish:4: argument 3 is missing: there are only 2
                  $3: true
                  ^^
                  pish SCRIPT ARGUMENTS… gives them
                """);
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
        // one that comes before the line has quite ended is for that line
        boolean ended = false;
        for (int press = 0; press < 6 && !ended; press++) {
            signal(pish, "INT");
            ended = pish.waitFor(5, TimeUnit.SECONDS);
        }
        assertThat(ended).isTrue();
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
