package pish.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever way a demo ends, nothing of it stays. */
@Timeout(60)
class DemoLifetimeTest {
    /** Prints its own number, then goes on as a daemon in a session of its own. */
    private static final String DAEMON = "setsid sh -c 'echo $$; exec sleep 1000' 2>/dev/null";

    private static ProcessHandle started(Process ssh) throws Exception {
        String pid = new BufferedReader(ssh.inputReader(UTF_8)).readLine();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void closeEndsEveryProcessAndRemovesEveryFile() throws Exception {
        DemoCluster cluster = DemoCluster.start(2);
        Path folder = cluster.identity().getParent();
        ProcessHandle command = started(OpenSsh.command(cluster, cluster.nodes().get(0), "echo $$; exec sleep 1000")
                .start());
        ProcessHandle daemon =
                started(OpenSsh.command(cluster, cluster.nodes().get(1), DAEMON).start());
        assertThat(folder).isDirectory();
        cluster.close();
        awaitEnd(command);
        awaitEnd(daemon);
        assertThat(folder).doesNotExist();
    }

    @Test
    void lostClientEndsItsCommand() throws Exception {
        try (DemoCluster cluster = DemoCluster.start(1)) {
            Process ssh = OpenSsh.command(cluster, cluster.nodes().get(0), "echo $$; sleep 1000; true")
                    .start();
            ProcessHandle command = started(ssh);
            ssh.destroyForcibly();
            awaitEnd(command);
        }
    }

    @Test
    void killedProgramLeavesNothingBehind() throws Exception {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answers = program.inputReader(UTF_8);
        Path folder = Path.of(answers.readLine());
        ProcessHandle daemon =
                ProcessHandle.of(Long.parseLong(answers.readLine())).orElseThrow();
        List<ProcessHandle> family = program.descendants().toList();
        assertThat(Files.isDirectory(folder)).isTrue();
        program.destroyForcibly();
        awaitEnd(daemon);
        for (ProcessHandle member : family) {
            awaitEnd(member);
        }
        assertThat(folder).doesNotExist();
    }

    /** A program with a demo cluster in it, which runs until it is killed. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            DemoCluster cluster = DemoCluster.start(1);
            System.out.println(cluster.identity().getParent());
            Process ssh =
                    OpenSsh.command(cluster, cluster.nodes().get(0), DAEMON).start();
            System.out.println(started(ssh).pid());
            ssh.waitFor();
        }
    }
}
