package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobEndTest {
    private JobEnd end;

    @BeforeEach
    void job() {
        end = new JobEnd(new MpiJob("mpiexec", Placement.of(List.of(new Placement.Host("pi01", 4)), 4)));
    }

    @Test
    void knowsAbortsOfMpich() {
        end.said(2, "application called MPI_Abort(MPI_COMM_WORLD, 7) - process 2");

        assertThat(end.cause()).contains("rank 2 on pi01 called MPI_Abort with 7");
    }

    @Test
    void knowsAbortsOfOpenMpi() {
        end.own("MPI_ABORT was invoked on rank 3 in communicator MPI_COMM_WORLD");
        end.own("with errorcode 9.");

        assertThat(end.cause()).contains("rank 3 on pi01 called MPI_Abort with 9");
        assertThat(end.abortStatus().code()).isEqualTo(9);
    }

    @Test
    void tellsWhatTheLibraryFoundWrong() {
        end.said(
                1,
                "Abort(741985807) on node 1 (rank 1 in comm 0): Fatal error in internal_Init: Other MPI error, error stack:");

        assertThat(end.cause()).contains("rank 1 on pi01 gave up: Fatal error in internal_Init: Other MPI error");
    }

    @Test
    void isNotTroubledByCodesAndRanksThatThereAreNot() {
        end.own("MPI_ABORT was invoked on rank 1234567 in communicator MPI_COMM_WORLD");
        end.own("with errorcode 9.");
        end.said(2, "application called MPI_Abort(MPI_COMM_WORLD, 99999999999) - process 2");
        assertThat(end.cause()).isEmpty();

        end.said(2, "application called MPI_Abort(MPI_COMM_WORLD, 9999999999) - process 2");
        assertThat(end.cause()).isPresent();
    }
}
