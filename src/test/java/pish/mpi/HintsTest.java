package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintsTest {
    private final Hints hints = new Hints();

    private List<String> hints() {
        JobRequest request = JobRequestReader.read(List.of("-n", "2", "python3", "x.py"));
        List<Placement.Host> hosts = List.of(new Placement.Host("pi01", 1), new Placement.Host("pi02", 1));
        return hints.of(new MpiPlan(request, Placement.of(hosts, 2), "pi01", ""), Mpi.MPICH);
    }

    @Test
    void ranksThatAreAllAloneHaveAnotherMpi() {
        hints.said(0, "Hello World! I am process 0 of 1 on pi01.\n");
        assertThat(hints()).isEmpty();

        hints.said(1, "Hello World! I am process 0 of 1 on pi02.\n");
        assertThat(hints()).singleElement().asString().contains("2 ranks", "another MPI than MPICH", "--mpi openmpi");
    }

    @Test
    void othersAreNotAlone() {
        hints.said(0, "rank 0 of 10\nstep 10 of 1000\n");
        hints.said(1, "rank 1 of 2\n");

        assertThat(hints()).isEmpty();
    }

    @Test
    void knowsPython2AndModulesThatAreMissing() {
        hints.said(
                1,
                "  File \"/home/pi/x.py\", line 2\n    print \"a\"\nSyntaxError: Missing parentheses in call to 'print'.\n");
        hints.said(0, "ModuleNotFoundError: No module named 'mpi4py'\n");

        assertThat(hints())
                .anySatisfy(text -> assertThat(text).contains("x.py is written in Python 2", "2to3 -w"))
                .anySatisfy(text -> assertThat(text).contains("no Python module mpi4py on pi01", "Open MPI"));
    }

    @Test
    void whatWouldNotWorkIsSaidBefore() {
        JobRequest request = JobRequestReader.read(List.of("-n", "1", "./solve"));
        MpiPlan plan = new MpiPlan(request, Placement.of(List.of(new Placement.Host("pi01", 1)), 1), "pi01", "");
        HubWord sound = HubWord.read("4 mpich 0 only mpich ").orElseThrow();
        HubWord linked = HubWord.read("4 mpich 0 only openmpi ").orElseThrow();
        HubWord without = HubWord.read("4 openmpi 0 none - ").orElseThrow();

        assertThat(Mismatch.of(plan, List.of(), sound)).isEmpty();
        assertThat(Mismatch.of(plan, List.of(), linked).orElseThrow())
                .contains("./solve is linked to Open MPI", "--mpi openmpi");
        assertThat(Mismatch.of(plan, List.of(), without))
                .isEqualTo(Optional.of("no Open MPI on pi01; `setup openmpi pi01` installs it, or give --mpi mpich"));
    }
}
