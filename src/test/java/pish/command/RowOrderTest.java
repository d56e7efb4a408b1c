package pish.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    @Test
    void numbersInTextsCountByTheirValue() {
        List<String> sorted = List.of(
                "10.0.0.9",
                "10.0.0.10",
                "10.0.0.10:22",
                "10.0.0.10:2222",
                "10.0.1.1",
                "a",
                "a01",
                "a1",
                "a2",
                "a010",
                "a10b",
                "b");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(NaturalOrder.INSTANCE);
        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void durationsCountByLengthAndWhatIsNotKnownIsLast() {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (Duration time :
                Arrays.asList(null, Duration.ofMillis(12), Duration.ofNanos(900_000), Duration.ofHours(1))) {
            rows.add(Collections.singletonMap("latency", time));
        }
        rows.sort(new RowOrder("latency"));
        List<String> sorted =
                rows.stream().map(row -> String.valueOf(row.get("latency"))).toList();
        assertThat(sorted).containsExactly("PT0.0009S", "PT0.012S", "PT1H", "null");
    }

    @Test
    void rowsWithoutGroupsComeLast() {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (List<String> groups : List.of(List.<String>of(), List.of("@b"), List.of("@a10"), List.of("@a9", "@b"))) {
            rows.add(Map.of("groups", groups));
        }
        rows.sort(new RowOrder("groups"));
        List<String> sorted =
                rows.stream().map(row -> String.valueOf(row.get("groups"))).toList();
        assertThat(sorted).containsExactly("[@a9, @b]", "[@a10]", "[@b]", "[]");
    }
}
