package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import pish.syntax.SyntaxError;

class JobRequestReaderTest {
    private static JobRequest read(String line) {
        return JobRequestReader.read(List.of(line.split(" ")));
    }

    @Test
    void readsTheUsualOptions() {
        JobRequest request = read("-n 4 --hostfile hosts -ppn 2 -wdir /tmp ./a -n 3");

        assertThat(request.hostFile()).contains("hosts");
        assertThat(request.perNode()).isEqualTo(2);
        assertThat(request.segments()).containsExactly(new Segment(4, "/tmp", List.of(), List.of("./a", "-n", "3")));
    }

    @Test
    void readsSeveralPrograms() {
        JobRequest request = read("-genv A 1 -n 1 -env B=2 x y : -np 3 z");

        assertThat(request.options()).containsExactly("-genv", "A", "1");
        assertThat(request.segments())
                .containsExactly(
                        new Segment(1, "", List.of("-env", "B=2"), List.of("x", "y")),
                        new Segment(3, "", List.of(), List.of("z")));
    }

    @Test
    void passesOnWhatItDoesNotKnow() {
        assertThat(read("-new-flag -bind-to core -mca a b prog").options())
                .containsExactly("-new-flag", "-bind-to", "core", "-mca", "a", "b");
    }

    @Test
    void remembersWhatItDoesNotKnow() {
        assertThat(read("-new-flag -bind-to core --oversubscribe -envall -x A=1 prog -other")
                        .unknown())
                .containsExactly("-new-flag");
    }

    @Test
    void takesValuesOfEitherMpi() {
        assertThat(read("--cpu-set 0,1 --report-state-on-timeout -rank-by core prog")
                        .segments())
                .containsExactly(new Segment(0, "", List.of(), List.of("prog")));
    }

    @Test
    void ranksAreNamedAnyhow() {
        assertThat(read("-l -prepend-rank --tag-output prog").options()).isEmpty();
    }

    @Test
    void takesItsOwn() {
        JobRequest.OwnOptions own =
                read("--dry-run --push --mpi openmpi --output-dir out prog &").own();

        assertThat(own)
                .isEqualTo(new JobRequest.OwnOptions(
                        true,
                        true,
                        true,
                        java.util.Optional.of("out"),
                        java.util.Optional.empty(),
                        java.util.Optional.of(Mpi.OPEN_MPI),
                        Launcher.DIRECT));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> read("-n four a"))
                .isInstanceOf(SyntaxError.class)
                .hasMessageContaining("not four");
        assertThatThrownBy(() -> read("-n 4")).hasMessage("what to run is missing");
        assertThatThrownBy(() -> read("a :")).hasMessageContaining("after :");
        assertThatThrownBy(() -> read("a -x : -n")).hasMessageContaining("takes a value");
        assertThatThrownBy(() -> read("-bootstrap ssh a")).hasMessageContaining("cannot be given here");
        assertThatThrownBy(() -> read("-outfile-pattern f a")).hasMessageContaining("cannot be given here");
        assertThatThrownBy(() -> read("-launcher ssh a")).hasMessage("-launcher takes direct, hydra or slurm, not ssh");
    }

    @Test
    void takesWhoStartsRanks() {
        assertThat(read("--launcher hydra ./a").own().launcher()).isEqualTo(Launcher.HYDRA);
        assertThat(read("-launcher direct ./a").own().launcher()).isEqualTo(Launcher.DIRECT);
        assertThat(read("./a").own().launcher()).isEqualTo(Launcher.DIRECT);
    }

    @Test
    void whatOpenMpiSaysOfNodesIsHeeded() {
        assertThat(read("--map-by ppr:4:node ./a").perNode()).isEqualTo(4);
        assertThat(read("--map-by node ./a").perNode()).isEqualTo(1);
        assertThat(read("-bynode ./a").perNode()).isEqualTo(1);
        assertThat(read("--map-by slot ./a").options()).isEmpty();
        assertThat(read("-map-by core ./a").options()).containsExactly("-map-by", "core");
    }
}
