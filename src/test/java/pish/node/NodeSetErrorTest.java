package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class NodeSetErrorTest {
    /** The last column is the part that gets the caret. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "n[9-1]|range 9-1 runs backwards|9-1",
                "n[1-2/0]|a step must be 1 or more|1-2/0",
                "n[5/2]|a step needs a range|5/2",
                "n[1,,2]|empty range|\"\"",
                "n[]|empty range|\"\"",
                "n[a-c]|bad range a-c|a-c",
                "x,n[1-2,y]|bad range y|y",
                "n[1-2-3]|bad range 1-2-3|1-2-3",
                "n[+5]|bad range +5|+5",
                "n[01-100]|both ends of a padded range need the same number of digits|01-100",
                "n[1-010]|both ends of a padded range need the same number of digits|1-010",
                "n[-05-1]|negative numbers have no leading zeros|-05-1",
                "n[1-2|[ is never closed|[1-2",
                "n[1-[2]]|[ inside [|[",
                "n1]|] without [|]",
                "n[1-2][3]|two ranges touch|[1-2][",
                "n[1-2]0[3]|two ranges touch|[1-2]0[",
                "n[1-3/2]0|no digits may follow a range with a step|[1-3/2]0",
                "n0[9-10]|digits touch a range whose ends differ in width|0[9-10]",
                "n[0-10]5|digits touch a range whose ends differ in width|[0-10]5",
                "n1[-5]|no digits may touch a range with negative numbers|1[-5]",
                "a!|nothing to join with !|!",
                "a, ,b|nothing to join with ,|,",
                ",a|nothing to join with ,|,",
                "a&,b|nothing to join with ,|,",
                "a,@nogroup|unknown group @nogroup|@nogroup",
                "a,@x[1-2]|unknown group @x1|@x[1-2]",
                "n[0-999999999]|more than 1000000 nodes|0-999999999",
                "n[0-9999999999/7]|more than 1000000 nodes|0-9999999999/7",
                "n[1-1000]x[1-1001]|more than 1000000 nodes|x[1-1001]",
                "n[1-600000],m[1-600000]|more than 1000000 nodes|n[1-600000],m[1-600000]",
                "n[1-600000,700000-1300000]|more than 1000000 nodes|700000-1300000",
            })
    void saysWhatAndWhere(String text, String message, String part) {
        var error = catchThrowableOfType(SyntaxError.class, () -> NodeSet.parse(text));
        assertThat(error).hasMessage(message);
        assertThat(error.source()).isEqualTo(text);
        assertThat(text.substring(error.start(), error.end())).isEqualTo(part);
        assertThat(error.hint()).isPresent();
    }

    @Test
    void refusesNumbersThatNobodyCounts() {
        var digits = "9".repeat(200);
        assertThatThrownBy(() -> NodeSet.parse("n" + digits)).hasMessage("number too large");
        assertThatThrownBy(() -> NodeSet.parse("n[" + digits + "]")).hasMessage("number too large");
        assertThatThrownBy(() -> NodeSet.parse("n" + digits + "[1-2]")).hasMessage("number too large");
    }

    @Test
    void hintsCanBeTyped() {
        assertThat(hint("n[9-1]")).isEqualTo("write 1-9");
        assertThat(hint("n[01-100]")).isEqualTo("write 001-100");
    }

    private static String hint(String text) {
        return catchThrowableOfType(SyntaxError.class, () -> NodeSet.parse(text))
                .hint()
                .orElseThrow();
    }
}
