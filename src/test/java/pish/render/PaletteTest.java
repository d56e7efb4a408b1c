package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.render.Palette.When;

class PaletteTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO, true, xterm-256color, '', COLOUR",
        "AUTO, false, xterm-256color, '', PLAIN",
        "AUTO, true, xterm-256color, 1, PLAIN",
        "AUTO, true, dumb, '', PLAIN",
        "ALWAYS, false, dumb, 1, COLOUR",
        "NEVER, true, xterm, '', PLAIN",
    })
    void chooses(When when, boolean terminal, String term, String noColor, Palette expected) {
        assertThat(Palette.of(when, terminal, Map.of("TERM", term, "NO_COLOR", noColor)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "한글, 4", "é, 1", "e\u0301, 1", "😀, 2", "'', 0"})
    void measuresColumns(String text, int width) {
        assertThat(Columns.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "한글한글, 5, 한글…", "한글한글, 4, 한…", "ab, 1, …", "ab, 0, ''"})
    void cutsToColumns(String text, int most, String expected) {
        assertThat(Columns.cut(text, most)).isEqualTo(expected);
    }
}
