package pish.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Errand;
import pish.exec.NodeSample;
import pish.node.NodeSet;

/** What the script tells, with programs in its PATH that stand for those of a board. */
class SurveyScriptTest {
    @TempDir
    Path home;

    private String path;

    @BeforeEach
    void programs() throws IOException {
        path = home.resolve("bin") + ":" + System.getenv("PATH");
        program("getent", """
                case $1:$2 in
                  ahostsv4:pi01) echo '192.168.1.101 STREAM pi01' ;;
                  passwd:*) echo "pi:x:1000:1000::$HOME:/bin/bash" ;;
                  *) exit 2 ;;
                esac
                """);
        program("hostname", "echo 192.168.1.101 fd00::1");
        program("dmesg", "exit 1");
        program("sudo", "exit 1");
        program("journalctl", "exit 1");
        program("mpiexec", "exit 1");
        program("mpichversion", "exit 127");
        program("ompi_info", "exit 127");
    }

    private void program(String name, String text) throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(home.resolve("bin")).resolve(name), "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private NodeFacts ask() throws IOException {
        Errand errand = SurveyScript.ask(NodeSet.parse("pi[01-02]"));
        Path input = Files.writeString(home.resolve("input"), errand.input().toString());
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", errand.script());
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SSH_CONNECTION", "192.168.1.10 51000 192.168.1.101 22");
        Process process = builder.redirectInput(input.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return NodeFacts.of(said, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void aNodeTellsOfItself() throws IOException {
        NodeFacts facts = ask();
        assertThat(facts.one("clock").orElseThrow()).matches("[0-9]{10}\\.[0-9]{9}");
        assertThat(facts.one("at")).contains("192.168.1.10 192.168.1.101");
        assertThat(facts.one("own")).contains("192.168.1.101 fd00::1");
        assertThat(facts.all("name")).containsExactlyInAnyOrder("pi01 192.168.1.101", "pi02 -");
        assertThat(facts.all("disk")).anyMatch(disk -> disk.matches("[0-9]+% /"));
        assertThat(facts.one("root").orElseThrow()).matches("(rw|ro)\\b.*");
        assertThat(facts.one("sample").flatMap(NodeSample::parse)).isPresent();
        assertThat(facts.has("no-kernel-log")).isTrue();
        assertThat(facts.has("mpiexec") || facts.has("mpi") || facts.has("late-path"))
                .isFalse();
    }

    @Test
    void whichMpiItHas() throws IOException {
        program("mpiexec", "printf 'HYDRA build details:\\n    Version:                                 4.0.2\\n'");
        program("mpichversion", "printf 'MPICH Version:    \\t4.0.2\\nMPICH Release date: x\\n'");
        program("ompi_info", "printf 'Open MPI v4.1.4\\n\\nhttps://www.open-mpi.org\\n'");
        assertThat(ask().all("mpi")).containsExactly("MPICH 4.0.2", "Open MPI 4.1.4");
        assertThat(ask().one("mpiexec")).contains("MPICH 4.0.2");
        program("mpiexec", "printf 'mpiexec (OpenRTE) 4.1.4\\n\\nReport bugs\\n'");
        assertThat(ask().one("mpiexec")).contains("Open MPI 4.1.4");
        program("mpiexec", "echo 'mpiexec (Open MPI) 5.0.1'");
        assertThat(ask().one("mpiexec")).contains("Open MPI 5.0.1");
        program("mpiexec", "echo 'Intel(R) MPI Library'");
        assertThat(ask().one("mpiexec")).contains("another MPI");
    }

    @Test
    void pathsAfterTheLineWhereOtherShellsLeave() throws IOException {
        Files.writeString(home.resolve(".bashrc"), """
                PATH=$PATH:/early
                # return, and PATH=/comment
                case $- in
                    *i*) ;;
                      *) return;;
                esac
                ANOTHER_PATH=/no
                export PATH=/opt/mpich/bin:$PATH
                f() { return 1; }
                [ -d x ] && LD_LIBRARY_PATH=/opt/lib
                """);
        assertThat(ask().all("late-path")).containsExactly("8 5", "10 5");
        Files.writeString(home.resolve(".bashrc"), "[ -z \"$PS1\" ] && return\nPATH=/x:$PATH\n");
        assertThat(ask().all("late-path")).containsExactly("2 1");
        Files.writeString(home.resolve(".bashrc"), "f() { return 1; }\nPATH=/x:$PATH\n");
        assertThat(ask().all("late-path")).isEmpty();
    }

    @Test
    void whatTheKernelSaysOfCards() throws IOException {
        program("sudo", """
                cat <<'END'
                [    1.5] mmc0: SDHCI controller on 3f300000.mmcnr [3f300000.mmcnr] using PIO
                [    2.0] mmcblk0: mmc0:aaaa SC32G 29.7 GiB
                [  100.25] mmc0: timeout waiting for hardware interrupt.
                [  101.00] mmcblk0: error -110 transferring data, sector 2048
                [  102.00] I/O error, dev mmcblk0, sector 2048 op 0x0:(READ)
                END
                """);
        NodeFacts facts = ask();
        assertThat(facts.all("card"))
                .containsExactly(
                        "mmc0: timeout waiting for hardware interrupt.",
                        "mmcblk0: error -110 transferring data, sector 2048",
                        "I/O error, dev mmcblk0, sector 2048 op 0x0:(READ)");
        assertThat(facts.has("no-kernel-log")).isFalse();
    }

    @Test
    void aPathOfLoginShellsOnly() throws IOException {
        Path mpich = Files.createDirectories(home.resolve("mpich"));
        Files.move(home.resolve("bin/mpiexec"), mpich.resolve("mpiexec"));
        Files.writeString(home.resolve(".bash_profile"), "PATH=" + mpich + ":$PATH; echo welcome\n");
        // a PATH without the mpiexec that this machine may have
        for (String tool : List.of("sh", "date", "timeout", "sed", "head", "tail", "awk", "df", "grep", "cut", "id")) {
            program(tool, "exec " + which(tool) + " \"$@\"");
        }
        path = home.resolve("bin").toString();
        assertThat(ask().one("login-mpiexec")).contains(mpich + "/mpiexec");
        program("mpiexec", "exit 1");
        assertThat(ask().one("login-mpiexec")).isEmpty();
    }

    private static Path which(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
