package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in {@code setup}, on nodes whose packages are files. */
class SetUpTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() throws IOException {
        pish = new Batches(home);
        for (int i = 1; i <= 4; i++) {
            String node = "pi0" + i;
            String there = home.resolve("packages-" + node).toString();
            pish.transport()
                    .program(node, "mpichversion", "[ ! -e " + there + "/mpich ] || echo 'MPICH Version:   4.0.2'");
            pish.transport().program(node, "ompi_info", "exit 1");
            pish.transport().program(node, "python3", "[ ! -e " + there + "/python3-mpi4py ] || echo 3.1.4");
            pish.transport().program(node, "mpiexec", "cat " + there + "/size");
            pish.transport()
                    .program(node, "sudo", "while [ $1 != env ] && [ $1 != apt-get ]; do shift; done; exec \"$@\"");
            pish.transport()
                    .program(
                            node,
                            "apt-get",
                            "case $1 in update) touch " + there + "/lists;; install) [ -e " + there
                                    + "/lists ] || exit 100; "
                                    + "shift; for p; do case $p in -*) ;; *) touch " + there
                                    + "/$p; echo \"Setting up $p\";; esac; done;; esac");
            Files.createDirectories(Path.of(there));
        }
        // a login shell sets its PATH itself; nothing may get through to this machine's packages
        assertThat(pish.run("all: PATH=" + home + "/bin-$PISH_NODE:$PATH", "all: type -P sudo apt-get"))
                .isZero();
        assertThat(pish.out().lines().filter(line -> !line.startsWith("──")))
                .hasSize(8)
                .allMatch(line -> line.startsWith(home + "/bin-pi0"));
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private void have(String node, String file, String content) throws IOException {
        Files.writeString(home.resolve("packages-" + node).resolve(file), content);
    }

    @Test
    void showsWhatThereIs() throws IOException {
        have("pi02", "mpich", "");
        assertThat(pish.run("setup status pi[01-02]")).isZero();
        assertThat(pish.out().lines().map(line -> line.replaceFirst(" +$", "")))
                .satisfiesExactly(
                        title -> assertThat(title).matches("NODE +TOOLS +MPICH +OPENMPI +MPI4PY"),
                        first -> assertThat(first).startsWith("pi01").doesNotContain("4.0.2"),
                        second -> assertThat(second).matches("pi02.* 4\\.0\\.2.*"));
    }

    @Test
    void installsWhatIsMissingAndFetchesListsWhereTheyAreTooOld() throws IOException {
        have("pi02", "mpich", "");
        have("pi03", "lists", "");
        assertThat(pish.run("setup mpich pi[01-03]")).as(pish.err()).isZero();
        assertThat(pish.out()).isEqualTo("""
                ── pi[01,03] (2) ──
                Setting up mpich
                Setting up libmpich-dev
                pi[01-03] (3): MPICH 4.0.2
                """);
        assertThat(pish.run("setup mpich pi[01-03]")).isZero();
        assertThat(pish.out()).isEqualTo("pi[01-03] (3): MPICH 4.0.2\n");
    }

    @Test
    void aDryRunInstallsNothing() {
        assertThat(pish.run("setup -n mpich pi[01-02]")).isZero();
        assertThat(pish.out()).isEqualTo("pi[01-02] (2): install mpich libmpich-dev\n");
        assertThat(home.resolve("packages-pi01/mpich")).doesNotExist();
    }

    @Test
    void inADemoNothingIsInstalled() {
        assertThat(pish.run("all: export PISH_DEMO=x", "setup mpich pi01")).isEqualTo(1);
        assertThat(pish.err()).contains("the nodes of a demo are this machine: nothing was installed");
        assertThat(home.resolve("packages-pi01/mpich")).doesNotExist();
    }

    @Test
    void whatIsStillMissingIsSaid() throws IOException {
        pish.transport().program("pi02", "apt-get", "echo 'E: no room' >&2; exit 100");
        assertThat(pish.run("setup mpich pi[01-02]")).isEqualTo(100);
        assertThat(pish.err()).contains("E: no room", "MPICH is still missing on pi02: last pi02 says why");
    }

    @Test
    void twoRanksOfPythonHaveToMeet() throws IOException {
        have("pi01", "size", "2\n2\n");
        have("pi02", "size", "1\n1\n");
        assertThat(pish.run("setup mpi4py pi[01-02]")).isEqualTo(1);
        assertThat(pish.out()).endsWith("pi[01-02] (2): MPI for Python 3.1.4\n");
        assertThat(pish.err())
                .contains("pi02: mpiexec and mpi4py are of two MPIs")
                .doesNotContain("pi01:");
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThat(pish.run("setup mpihc")).isEqualTo(2);
        assertThat(pish.err())
                .contains("nothing to set up is called mpihc", "setup mpihc\n        ^^^^^", "did you mean mpich?");
    }
}
