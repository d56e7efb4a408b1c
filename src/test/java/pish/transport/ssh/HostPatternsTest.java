package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "pi01 pi01 true",
                "PI01 pi01 true",
                "pi0? pi01 true",
                "pi0? pi011 false",
                "pi* pi true",
                "*.lan,!pi03.lan pi02.lan true",
                "*.lan,!pi03.lan pi03.lan false",
                "!pi03.lan,*.lan pi03.lan false",
                "!pi03.lan pi02.lan false",
                "[pi01]:2222 [pi01]:2222 true",
                "[pi01]:2222 pi01 false",
                "pi01,,pi02 pi02 true",
                "* anything true",
            })
    void matchesAsSshdDescribes(String field, String name, boolean expected) {
        assertThat(HostPatterns.parse(field).orElseThrow().matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"|1|", "|1|abc", "|1|abc|def", "|2|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=", "|1||"})
    void refusesBrokenHashes(String field) {
        assertThat(HostPatterns.parse(field)).isEmpty();
    }

    @Test
    void agreesWithRegularExpressionsOnRandomPatterns() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, "ab", 6);
            String pattern = letters(random, "ab?*", 6);
            String regex = pattern.replace("*", ".*").replace("?", ".");
            assertThat(HostPatterns.glob(text, pattern))
                    .as("%s against %s", text, pattern)
                    .isEqualTo(Pattern.matches(regex, text));
        }
    }

    private static String letters(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
