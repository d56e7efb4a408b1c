package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.exec.Event;

class CellTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.000412S,0.41 ms",
        "PT0.009994S,9.99 ms",
        "PT0.009996S,10.0 ms",
        "PT0.0994S,99.4 ms",
        "PT0.9994S,999 ms",
        "PT0.9996S,1 s",
        "PT59.4S,59 s",
        "PT59.6S,1m00s",
        "PT12M5S,12m05s",
        "PT59M59S,59m59s",
        "PT1H,1h00m",
        "PT23H59M59S,23h59m",
        "P2DT3H4M,2d03h",
    })
    void durationsHaveTwoUnits(Duration duration, String text) {
        assertThat(new Cell(duration).text()).isEqualTo(text);
        assertThat(new Cell(duration).isNumber()).isTrue();
    }

    @Test
    void allElseIsText() {
        assertThat(new Cell(null).text()).isEmpty();
        assertThat(new Cell(List.of("@a", "@b")).text()).isEqualTo("@a @b");
        assertThat(new Cell(List.of("\u001b[2J")).text()).isEqualTo("^[[2J");
        assertThat(new Cell(12).isNumber()).isTrue();
        assertThat(new Cell("1h").isNumber()).isFalse();
    }

    @Test
    void rowsAreJsonObjectsWithNumbersAndArrays() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("node", "pi\"01\u001b");
        columns.put("latency", Duration.ofNanos(412_345));
        columns.put("uptime", null);
        columns.put("slots", 4);
        columns.put("groups", List.of("@a", "@ü"));
        assertThat(JsonRow.of(new Event.Row("nodes", columns)))
                .isEqualTo("{\"node\":\"pi\\\"01\\u001B\",\"latency\":0.000412,\"uptime\":null,\"slots\":4,"
                        + "\"groups\":[\"@a\",\"@ü\"]}");
    }
}
