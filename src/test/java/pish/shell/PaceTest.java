package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(1000, Duration.ofNanos(100));

    @Test
    void countsFromStartToStart() {
        assertThat(pace.toNext(1030)).isEqualTo(Duration.ofNanos(70));
        assertThat(pace.toNext(1199)).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void leavesOutWhatIsLate() {
        assertThat(pace.toNext(1000)).isEqualTo(Duration.ofNanos(100));
        assertThat(pace.toNext(1350)).isEqualTo(Duration.ofNanos(50));
    }
}
