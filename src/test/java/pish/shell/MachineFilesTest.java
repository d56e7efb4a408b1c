package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** The built-in {@code machinefile}, on files. */
final class MachineFilesTest {
    @TempDir
    private Path home;

    private Batches pish;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        pish = new Batches(home);
        for (int i = 1; i <= 4; i++) {
            pish.transport().program("pi0" + i, "nproc", "echo " + i);
        }
        file = home.resolve("machinefile");
        pish.shell().context().machineFile().use(file);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private String after(String content, String... lines) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(pish.run(lines)).as(pish.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        return Files.readString(file);
    }

    private String refused(String content, String line) throws IOException {
        Files.writeString(file, content);
        assertThat(pish.run(line)).isNotZero();
        assertThat(Files.readString(file)).isEqualTo(content);
        return pish.out() + pish.err();
    }

    @Test
    void showsWhatTheFileSays() throws IOException {
        Files.writeString(file, "# mine\npi01:4 binding=core\npi09 user=pi\n");
        assertThat(pish.run("machinefile")).isZero();
        assertThat(pish.out()).isEqualTo("""
                NODE  SLOTS  OPTIONS       LINE  NOTE
                pi01      4  binding=core     2
                pi09      1  user=pi          3  unknown node
                """);
        assertThat(pish.err()).contains(": MPICH, 2 nodes, 5 slots");
    }

    @Test
    void changesOnlyTheLinesItIsToldTo() throws IOException {
        String text = "# mine  \r\n\r\npi01:1  binding=core\r\npi02\r\n #end";
        assertThat(after(text, "machinefile set pi[01-03] slots=4"))
                .isEqualTo("# mine  \r\n\r\npi01:4  binding=core\r\npi02:4\r\n #end\r\npi03:4\r\n");
        assertThat(after("pi01 cpu=1 max_slots=9 # a\npi02\n", "machinefile set pi[01-02] slots=4"))
                .isEqualTo("pi01 slots=4 max_slots=9 # a\npi02 slots=4\n");
        assertThat(after("pi01\npi02:3\npi01\n", "machinefile set pi01 slots=4"))
                .isEqualTo("pi01:4\npi02:3\n");
        assertThat(after("pi01\nold\n", "machinefile add pi02 slots=2", "machinefile remove pi01,old"))
                .isEqualTo("pi02:2\n");
    }

    @Test
    void undoSwapsWithTheVersionBefore() throws IOException {
        assertThat(after("pi01\n", "machinefile add pi02", "machinefile undo")).isEqualTo("pi01\n");
        assertThat(Files.readString(home.resolve("machinefile~"))).isEqualTo("pi01\npi02\n");
        assertThat(after("pi01\n", "machinefile undo")).isEqualTo("pi01\npi02\n");
    }

    @Test
    void aDryRunShowsADiffAndWritesNothing() throws IOException {
        assertThat(after("pi01\npi02\n", "machinefile remove -n pi01")).isEqualTo("pi01\npi02\n");
        assertThat(pish.out()).isEqualTo("-pi01\n");
        pish.set(Setting.DRY_RUN, "on");
        assertThat(after("pi01\n", "machinefile convert openmpi")).isEqualTo("pi01\n");
        assertThat(pish.out()).isEqualTo("-pi01\n+pi01 slots=1\n");
    }

    @Test
    void fromWritesOverNothingUnasked() throws IOException {
        assertThat(refused("x\n", "machinefile from all")).contains("+pi04", "machinefile from -y writes over it");
        assertThat(after("x\n", "machinefile from -y all")).isEqualTo("pi01:1\npi02:2\npi03:3\npi04:4\n");
        Files.delete(file);
        assertThat(pish.run("machinefile from -d openmpi all", "machinefile set pi01 slots=2"))
                .isZero();
        assertThat(Files.readString(file)).startsWith("pi01");
    }

    @Test
    void fromAsksEachNodeForItsCores() throws IOException {
        pish.transport().takeDown("pi02");
        pish.transport().program("pi03", "nproc", "echo nonsense");
        assertThat(pish.run("machinefile from all")).isZero();
        assertThat(Files.readString(file)).isEqualTo("pi01:1\npi02\npi03\npi04:4\n");
        assertThat(pish.err()).contains("how many cores pi[02-03] has is not known: written without slots");
        int opens = pish.transport().opens();
        pish.set(Setting.DRY_RUN, "on");
        assertThat(pish.run("machinefile from all")).isZero();
        assertThat(pish.transport().opens()).isEqualTo(opens);
    }

    @Test
    void syncCopiesItToNodesWhoseHomesHaveTheirOwn() throws IOException {
        assertThat(refused("pi01 slots=x\n", "machinefile sync")).contains("slots=x");
        Files.writeString(file, "pi01:1\n");
        assertThat(pish.run("machinefile sync -n pi[01-02]")).isZero();
        assertThat(pish.out()).isEqualTo("pi[01-02] (2): " + file + ", to ~/machinefile\n");
        assertThat(pish.transport().opens()).isZero();
        // all nodes have this folder as their home, and so the file already
        assertThat(pish.run("machinefile sync")).isZero();
        assertThat(pish.out()).isEqualTo("── pi[01-04] (4) ──\n1 file already there\n");
    }

    @Test
    void saysWhatItDidAndShowsWhatThereIs() throws IOException {
        assertThat(pish.run("machinefile from -d mpich all", "machinefile set pi01 slots=2", "machinefile"))
                .isZero();
        assertThat(pish.err().lines().map(line -> line.replace(file.toString(), "FILE")))
                .containsExactly(
                        "pish: wrote FILE: 4 lines more",
                        "pish: wrote FILE: 1 line less, 1 more",
                        "pish: FILE: MPICH, 4 nodes, 11 slots");
    }

    @Test
    void aFileWithoutHostsIsWarnedOf() throws IOException {
        Files.writeString(file, "# none\n");
        assertThat(pish.run("machinefile check")).isZero();
        assertThat(pish.err()).contains("names no host: MPICH runs all ranks on this machine");
        assertThat(pish.run("machinefile check -d openmpi")).isZero();
        assertThat(pish.err()).contains("names no host: Open MPI refuses it");
    }

    @Test
    void editingTakesATerminal() throws IOException {
        assertThat(refused("pi01\n", "machinefile edit")).contains("machinefile edit needs a terminal");
    }

    @Test
    void refusalsSayWhereAndWhatToWrite() throws IOException {
        assertThat(refused("pi01:4\npi02 slots=4\npi03:x\n", "machinefile check"))
                .startsWith("""
                        LINE  TEXT     FAULT                                   MEND
                           2  slots=4  MPICH does not know Open MPI's slots=4  write pi02:4
                           3  :x       bad number: :x                          write pi03:4
                        """)
                .contains(": MPICH, 1 node, 4 slots, 2 faults");
        assertThat(refused("pi01\n", "machinefile add pi01")).contains("is in", "already");
        assertThat(refused("pi01\n", "machinefile remove pi02")).contains("pi02 is not in");
        assertThat(refused("pi01\n", "machinefile set pi07 slots=2")).contains("unknown node", "^");
        assertThat(refused("pi01\n", "machinefile set pi01 slots=0")).contains("not a number of slots: slots=0");
        assertThat(refused("pi01\n", "machinefile shwo")).contains("did you mean show?");
        assertThat(refused("pi01\n", "machinefile convert lam")).contains("it is mpich or openmpi");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(pish.run("machinefile")).isNotZero();
        assertThat(pish.err()).contains("may be written by others");
    }
}
