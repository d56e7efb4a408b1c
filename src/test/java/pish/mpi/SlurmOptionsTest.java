package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import pish.syntax.SyntaxError;

class SlurmOptionsTest {
    private static SlurmOptions read(String line) {
        return SlurmOptions.read(JobRequestReader.read(List.of(line.split(" "))).options());
    }

    @Test
    void handsOnWhatSaysWhatAJobNeeds() {
        SlurmOptions options = read(
                "--launcher slurm --partition debug -time=10 --exclusive --account a -genv A b=c -x D=e -x F -n 2 prog");

        assertThat(options.words()).containsExactly("--partition=debug", "--time=10", "--exclusive", "--account=a");
        assertThat(options.variables()).hasSize(2).containsEntry("A", "b=c").containsEntry("D", "e");
    }

    @Test
    void refusesTheRest() {
        assertThatThrownBy(() -> read("--launcher slurm -bind-to core prog"))
                .isInstanceOf(SyntaxError.class)
                .hasMessage("-bind-to is not handed on to srun");
        assertThatThrownBy(() -> read("--launcher slurm -n 1 --output x prog"))
                .isInstanceOf(SyntaxError.class)
                .hasMessage("--output is not handed on to srun");
        assertThatThrownBy(() -> read("--launcher slurm -p debug prog"))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.hint()).contains("--partition"));
        assertThatThrownBy(() -> read("--launcher slurm a : -envlist X b")).isInstanceOf(SyntaxError.class);
    }

    @Test
    void areForSlurmAlone() {
        assertThatThrownBy(() -> read("--time 10 prog"))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.hint()).contains("add --launcher slurm"));
        assertThat(JobRequestReader.read(List.of("--time", "10", "--launcher", "slurm", "prog"))
                        .segments())
                .hasSize(1);
    }
}
