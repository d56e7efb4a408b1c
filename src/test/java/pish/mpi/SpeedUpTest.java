package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedUpTest {
    private final SpeedUp speedUp = new SpeedUp();

    @Test
    void comparesMediansWithTheFirst() {
        assertThat(speedUp.add(1, List.of(9.0, 8.0, 1.0))).isEqualTo(new SpeedUp.Step(1, 8, 1, 1));
        assertThat(speedUp.add(4, List.of(2.0, 3.0))).isEqualTo(new SpeedUp.Step(4, 2.5, 3.2, 0.8));
        assertThat(speedUp.add(16, List.of(1.0))).isEqualTo(new SpeedUp.Step(16, 1, 8, 0.5));

        assertThat(speedUp.plot())
                .containsExactly(
                        "ranks  speed-up, │ is the ideal",
                        "    1  ███│ 1.00",
                        "    4  █████████▋  │ 3.20",
                        "   16  ████████████████████████                        │ 8.00");
    }

    @Test
    void whatBeginsWithMoreRanksIsTakenAsIdealThere() {
        speedUp.add(2, List.of(6.0));

        assertThat(speedUp.add(4, List.of(3.0))).isEqualTo(new SpeedUp.Step(4, 3, 4, 1));
    }

    @Test
    void aBarMayGoBeyondTheIdeal() {
        speedUp.add(1, List.of(8.0));
        speedUp.add(2, List.of(2.0));

        assertThat(speedUp.plot()).last().isEqualTo("    2  ████████████████████████████████████████████████ 4.00");
        assertThat(speedUp.plot()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
