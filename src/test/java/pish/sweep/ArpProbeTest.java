package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a sweep waits for an answer to come, by those that came. */
class ArpProbeTest {
    /** When an answer to the kernel's second request may come. */
    private static final long SECOND = 1_000;

    private static long patience(int answers, long slowest, boolean expected) {
        long nanos = ArpProbe.patience(answers, Duration.ofMillis(slowest).toNanos(), expected);
        return Duration.ofNanos(nanos).toMillis();
    }

    @Test
    void manyAnswersAtOnceAreWorthAShortWait() {
        assertThat(patience(60, 5, false)).isBetween(100L, 150L);
    }

    @Test
    void fewOrSlowerAnswersAreWorthALongerOne() {
        assertThat(patience(3, 5, false)).isBetween(200L, 300L);
        assertThat(patience(60, 80, false)).isBetween(200L, 300L);
    }

    @Test
    void theSecondRequestIsWaitedForWhereAnAnswerIsLateOrMissing() {
        assertThat(patience(60, 5, true)).isGreaterThan(SECOND);
        assertThat(patience(60, 150, false)).isGreaterThan(SECOND + 150);
        assertThat(patience(0, -1, false)).isGreaterThan(SECOND);
    }
}
