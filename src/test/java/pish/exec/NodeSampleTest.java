package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSampleTest {
    @Test
    void isReadFromALine() {
        NodeSample sample = NodeSample.parse("0.52 4 3884376 2913282 52300 0x50005 123456789012 42")
                .orElseThrow();
        assertThat(sample.load()).isEqualTo(0.52);
        assertThat(sample.cores()).isEqualTo(4);
        assertThat(sample.used()).isBetween(0.249, 0.251);
        assertThat(sample.celsius()).hasValue(52.3);
        assertThat(sample.throttled()).hasValue(0x50005);
        assertThat(sample.received()).isEqualTo(123456789012L);
        assertThat(sample.sent()).isEqualTo(42);
    }

    @Test
    void aNodeNeedsNoThermometer() {
        NodeSample sample = NodeSample.parse("12.00 64 1 0 - - 0 0").orElseThrow();
        assertThat(sample.celsius()).isEmpty();
        assertThat(sample.throttled()).isEmpty();
        assertThat(sample.used()).isEqualTo(1);
        assertThat(NodeSample.parse("0.00 1 2 1 -5000 - 0 0").orElseThrow().celsius())
                .hasValue(-5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.52 4 3884376 2913282 52300 0x0 1",
                "0.52 4 3884376 2913282 52300 0x0 1 2 3",
                "0.52 0 3884376 2913282 - - 1 2",
                "0.52 4 0 0 - - 1 2",
                "0.52 4 10 11 - - 1 2",
                "1e9 4 10 1 - - 1 2",
                "0.52 4 10 1 - 0xffffffffff - 1 2",
                "0.52 4 10 1 - - 9999999999999999999 2",
                "NaN 4 10 1 - - 1 2",
                "0.52 4 10 1 \u001b[2J - 1 2",
                "0.52 4 10 1 - - 1 -2",
                " 0.52 4 10 1 - - 1 2"
            })
    void anythingElseIsNone(String line) {
        assertThat(NodeSample.parse(line)).isEmpty();
    }
}
