package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pish.mpi.Placement.Host;

class PlacementTest {
    @Test
    void fillsHostsInOrderAndGoesRound() {
        Placement placement = Placement.of(List.of(new Host("a", 2), new Host("b", 1)), 5);

        assertThat(placement.places()).containsExactly(0, 0, 1, 0, 0);
        assertThat(placement.counts()).containsEntry("a", 4L).containsEntry("b", 1L);
        assertThat(placement.nodes()).hasToString("a,b");
    }

    @Test
    void addsUpRepeatedHostsInARowOnly() {
        Placement placement =
                Placement.of(List.of(new Host("a", 1), new Host("a", 1), new Host("b", 1), new Host("a", 1)), 4);

        assertThat(placement.hosts()).containsExactly(new Host("a", 2), new Host("b", 1), new Host("a", 1));
        assertThat(placement.places()).containsExactly(0, 0, 1, 2);
    }

    @Test
    void usesNoMoreHostsThanItHasRanksFor() {
        Placement placement = Placement.of(List.of(new Host("a", 2), new Host("b", 2)), 2);

        assertThat(placement.used()).containsExactly(new Host("a", 2));
        assertThat(placement.byName()).containsOnlyKeys("rank 0", "rank 1").containsValues("a");
    }
}
