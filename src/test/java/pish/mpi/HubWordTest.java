package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubWordTest {
    @Test
    void saysWhichMpiItIsAndWhere() {
        HubWord word = HubWord.read("41 openmpi 1 linked openmpi 10.0.0.9 4000 10.0.0.1 22")
                .orElseThrow();

        assertThat(word.pid()).isEqualTo(41);
        assertThat(word.mpi()).isEqualTo(Mpi.OPEN_MPI);
        assertThat(word.address()).contains("10.0.0.1");
        assertThat(word.choice().orElseThrow()).contains("Open MPI", "linked", "--mpi mpich");
    }

    @Test
    void hasNoAddressOfItsOwnOnThisMachine() {
        HubWord word =
                HubWord.read("41 mpich 0 only - 127.0.0.1 4000 127.0.0.1 22").orElseThrow();

        assertThat(word.address()).isEmpty();
        assertThat(word.choice()).isEmpty();
        assertThat(HubWord.read("41 mpich 0 asked - ").orElseThrow().address()).isEmpty();
        assertThat(HubWord.read("41 lam 0 asked - ")).isEmpty();
    }
}
