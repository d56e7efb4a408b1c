package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.exec.Report;
import pish.transport.Bytes;
import pish.transport.ExitStatus;

/** What tells builds apart, and what nodes say of themselves before one. */
class SourceBuildTest {
    private static SourceBuild build(String prefix, String configure) {
        return new SourceBuild(Part.MPICH, "4.0.2", "mpich-4.0.2.tar.gz", "ab".repeat(32), prefix, configure);
    }

    private static BuildPlace place(String said) {
        Instant now = Instant.EPOCH;
        return BuildPlace.of(new Report(ExitStatus.OK, Bytes.utf8(said), Bytes.utf8(""), "", now, now));
    }

    @Test
    void anotherPlaceOrOtherOptionsAreAnotherBuildOfTheSameSource() {
        SourceBuild one = build("~/mpi-install", "");
        assertThat(build("~/mpi-install", "").key()).isEqualTo(one.key());
        assertThat(build("/opt/mpi", "").key()).isNotEqualTo(one.key());
        assertThat(build("~/mpi-install", "--disable-fortran").key()).isNotEqualTo(one.key());
        assertThat(build("/opt/mpi", "").folder()).isEqualTo(one.folder());
    }

    @Test
    void nodesOfAKindHaveMachineLibraryAndPlaceInCommon() {
        BuildPlace board = place("kind aarch64 glibc 2.36\nstate none\nprefix /home/pi/mpi-install\npacked yes\n");
        assertThat(board.state()).isEqualTo(BuildPlace.State.NONE);
        assertThat(board.packed()).isTrue();
        assertThat(board.isLike(place("kind aarch64 glibc 2.36\nprefix /home/pi/mpi-install\n")))
                .isTrue();
        assertThat(board.isLike(place("kind armv7l glibc 2.36\nprefix /home/pi/mpi-install\n")))
                .isFalse();
        assertThat(board.isLike(place("kind aarch64 glibc 2.36\nprefix /home/bob/mpi-install\n")))
                .isFalse();
    }

    @Test
    void whatMakesNoSenseCountsAsNotSaid() {
        BuildPlace place = place("prefix /home/pi/\u001b[2J\nstate installed now\nlacks make\nlacks\n");
        assertThat(place).isEqualTo(new BuildPlace("", "", BuildPlace.State.NONE, false, List.of("make")));
        assertThat(place("").isLike(place(""))).isFalse();
    }
}
