package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.Statement.Builtin;

final class WordsTest {
    private final Parser parser = new Parser(Set.of("nodes"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {"pi[01-04]~pi[01-04]", "a b~'a b'", "it's~'it'\\''s'", "a,b!c~a,b!c", "#x~'#x'", "@@~''"})
    void quotesOnlyWhereNeeded(String word, String written) {
        assertThat(Words.quote(word)).isEqualTo(written);
    }

    @Test
    void quotedWordsAreReadBack() {
        Random random = new Random(7);
        String alphabet = "ab'\"\\ \t\n|>&;#<$`(){}[]*?!~:=@%+,./-é\u00a0\u3000\ud83d\ude00\ufeff";
        for (int i = 0; i < 5_000; i++) {
            List<String> words = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                StringBuilder word = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    word.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                words.add(word.toString());
            }
            Builtin builtin = (Builtin) parser.parse("nodes " + Words.quote(words));
            assertThat(builtin.arguments()).isEqualTo(words);
            assertThat(builtin.redirection()).isEmpty();
        }
    }
}
