package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordWrapTest {
    @Test
    void breaksBetweenWords() {
        assertThat(lines("one two three", 13)).containsExactly("one two three");
        assertThat(lines("one two three", 12)).containsExactly("one two", "  three");
        assertThat(lines("one two three", 7)).containsExactly("one two", "  three");
        assertThat(lines("one two three", 6)).containsExactly("one", "  two", "  three");
    }

    @Test
    void aWordThatNoLineHasRoomForIsLeftWhole() {
        assertThat(lines("see https://example.org/a/long/way there", 12))
                .containsExactly("see", "  https://example.org/a/long/way", "  there");
        assertThat(lines("0123456789", 4)).containsExactly("0123456789");
    }

    @Test
    void blanksWithinAndBeforeStay() {
        assertThat(lines("  a  b c", 80)).containsExactly("  a  b c");
        assertThat(lines("  first second", 8)).containsExactly("  first", "  second");
        assertThat(lines("", 8)).containsExactly("");
    }

    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(lines("한글 한글 ab", 9)).containsExactly("한글 한글", "  ab");
        assertThat(lines("한글 한글 ab", 8)).containsExactly("한글", "  한글", "  ab");
    }

    private static List<String> lines(String text, int columns) {
        return WordWrap.lines(text, columns, "  ");
    }
}
