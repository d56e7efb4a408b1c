package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many bytes, and how fast. */
final class ByteCountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1500, 1.5 kB",
        "9949, 9.9 kB",
        "9950, 10 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "1000000000, 1.0 GB",
        "9223372036854775807, 9223 PB"
    })
    void peopleReadIt(long bytes, String text) {
        assertThat(ByteCount.text(bytes)).isEqualTo(text);
    }

    @Test
    void aRateIsThatOfTheLastSeconds() {
        Rate rate = new Rate();
        assertThat(rate.perSecond()).isZero();
        rate.add(0, 0);
        rate.add(Duration.ofMillis(100).toNanos(), 5_000_000);
        assertThat(rate.perSecond()).as("too early to tell").isZero();
        rate.add(Duration.ofSeconds(1).toNanos(), 10_000_000);
        assertThat(rate.perSecond()).isEqualTo(10_000_000);
        for (int second = 2; second < 12; second++) {
            rate.add(Duration.ofSeconds(second).toNanos(), 10_000_000 + (second - 1) * 1000L);
        }
        assertThat(rate.perSecond()).as("what was before is forgotten").isBetween(900.0, 1100.0);
    }
}
