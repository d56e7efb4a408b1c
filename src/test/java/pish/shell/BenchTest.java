package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in {@code bench}, as far as nothing has to run for it; src/test/lab/mpi.test has the rest. */
class BenchTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() throws IOException {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    @Test
    void saysWhatItWouldMeasure() {
        assertThat(pish.run("bench mpi --dry-run pi[01-03]", "bench speedup -n 1,2 --dry-run ./solve a b"))
                .as(pish.err())
                .isZero();

        assertThat(pish.out()).isEqualTo("""
                pi[01-03] (3): compile a program on pi01, copy it to all, measure 3 pairs and an allreduce, and remove it
                mpiexec -n 1 ./solve a b, 3 times
                mpiexec -n 2 ./solve a b, 3 times
                """);
    }

    @Test
    void doublesRanksUntilThereAreAsManyAsSlots() {
        pish.run("bench speedup --rounds 1 --dry-run -hosts pi01:4,pi02:2 ./solve");

        assertThat(pish.out()).isEqualTo("""
                mpiexec -n 1 -hosts pi01:4,pi02:2 ./solve
                mpiexec -n 2 -hosts pi01:4,pi02:2 ./solve
                mpiexec -n 4 -hosts pi01:4,pi02:2 ./solve
                mpiexec -n 6 -hosts pi01:4,pi02:2 ./solve
                """);
    }

    @Test
    void faultsAreShownWhereTheyAre() {
        assertThat(pish.run("bench")).isEqualTo(2);
        assertThat(pish.err()).contains("mpi or speedup is missing");
        pish.run("bench cpu");
        assertThat(pish.err()).contains("nothing to measure: cpu", "      ^^^");
        pish.run("bench speedup -n 1,x ./solve");
        assertThat(pish.err()).contains("no number from 1 on: x");
        pish.run("bench speedup -n 1,2");
        assertThat(pish.err()).contains("what to run is missing");
        pish.run("bench speedup ./solve &");
        assertThat(pish.err()).contains("runs in the foreground", "^");
        pish.run("bench mpi --mpi lam");
        assertThat(pish.err()).contains("takes mpich or openmpi, not lam");
        assertThat(pish.run("bench mpi pi01")).isOne();
        assertThat(pish.err()).contains("it takes two nodes");
    }

    @Test
    void aCompilerThatFailsIsNamed() throws IOException {
        for (int i = 1; i <= 4; i++) {
            for (String name : new String[] {"mpicc", "mpicc.mpich"}) {
                pish.transport().program("pi0" + i, name, "echo no compiler here; exit 1");
            }
        }

        assertThat(pish.run("bench mpi --mpi mpich pi[01-02]")).isOne();
        assertThat(pish.err()).contains("pi01: no compiler here");
    }
}
