package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS =
            List.of("sweep", "keys", "push", "pull", "machinefile", "mpiexec", "nodes", "pi01", "pi05", "pi10");

    @ParameterizedTest
    @CsvSource({
        "pi5, pi05",
        "pi1, pi01",
        "swepe, sweep",
        "sweeep, sweep",
        "PUSH, push",
        "pul, pull",
        "machienfile, machinefile",
        "mpirxec, mpiexec"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.nearest(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"uptime", "x", "''", "workers", "psuhx"})
    void keepsQuietWhereNothingIsNear(String typed) {
        assertThat(Nearest.nearest(typed, WORDS)).isEmpty();
    }

    @Test
    void aSwapIsOneEdit() {
        assertThat(Nearest.nearest("ab", List.of("ba"))).contains("ba");
        assertThat(Nearest.nearest("ab", List.of("cd"))).isEmpty();
    }

    @Test
    void ofEquallyNearOnesTheFirstWins() {
        assertThat(Nearest.nearest("pi0", List.of("pi02", "pi01"))).contains("pi02");
    }

    @Test
    void singleLettersAreNotAlike() {
        assertThat(Nearest.nearest("a", List.of("b"))).isEmpty();
    }
}
