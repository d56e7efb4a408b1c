package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void areSetInTheWordsOfEitherMpi() {
        assertThat(Variables.ofOpenMpi(List.of("-genv", "A", "1 2", "--env", "B=3", "--mca", "x", "y")))
                .containsExactly("-x", "A=1 2", "-x", "B=3", "--mca", "x", "y");
        assertThat(Variables.ofMpich(List.of("-x", "A=1=2", "-x", "B", "-bind-to", "core")))
                .containsExactly("-genv", "A", "1=2", "-genvlist", "B", "-bind-to", "core");
    }
}
