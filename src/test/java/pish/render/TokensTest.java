package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "temp=48.3'C; temp|=|48.3'C",
                "up 3 days,  4:12; up|3|days|,|4:12",
                "10:23:01.5 dc:a6:32:01:02:03 fe80::1; 10:23:01.5|dc:a6:32:01:02:03|fe80::1",
                "6.1.0-18-arm64 (pi@pi01); 6.1.0-18-arm64|(|pi@pi01|)",
                "Use% 19% key:value; Use%|19%|key|:|value",
                "/dev/sda1 50/100; /|dev/sda1|50/100",
                "디스크 45°C; 디스크|45°C",
            })
    void keepsTogetherWhatIsReadAsOne(String line, String words) {
        assertThat(Tokens.of(line).stream()
                        .filter(token -> !Tokens.isBlank(token))
                        .toList())
                .containsExactly(words.split("\\|"));
    }

    @Test
    void givesTheWholeLineAndNeverCutsAColour() {
        String line = "\u001b[1;32mok\u001b[0m  a\tb\r\u0000";

        assertThat(Tokens.of(line)).contains("\u001b[1;32m", "\u001b[0m", "  ", "\t");
        assertThat(String.join("", Tokens.of(line))).isEqualTo(line);
        assertThat(Tokens.of("")).isEmpty();
    }
}
