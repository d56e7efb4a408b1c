package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleCommandsTest {
    private static String read(String text) {
        return SimpleCommands.of(text).stream()
                .map(command -> (String.join(" ", command.words())
                                + command.written().stream()
                                        .map(file -> " >" + file)
                                        .collect(Collectors.joining()))
                        .strip())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "a b # a b",
                "a; b && c || d | e & f # a; b; c; d; e; f",
                "(a; b) & { c; } # a; b; c",
                "if a; then b; else c; fi # a; b; c",
                "while ! a; do b; done # a; b",
                "X=1 Y='2 3' a X=4 # a X=4",
                "X=1 # ``",
                "'a b' \"c 'd'\" e\\ f # a b c 'd' e f",
                "'if' a # if a",
                "echo 'a; b' \"c; d\" # echo a; b c; d",
                "echo $(a; b $(c)) d # a; c; b; echo  d",
                "echo \"x$(a)y\" # a; echo xy",
                "a >f 2>&1 >>g </in 2>err b # a b >f >&1 >g >err",
                "a &>f; b # a >f; b",
                "a 3>&- # a >&-",
                "> f # >f",
                "/usr/bin/a '' # /usr/bin/a ",
                "echo ${X:-a;b} # echo ${X:-a; b}",
            })
    void findsThem(String text, String found) {
        assertThat(read(text)).isEqualTo(found);
    }

    @Test
    void linesAndHereDocumentsAndComments() {
        assertThat(read("a b#c `d` \\if")).isEqualTo("d; a b#c  if");
        assertThat(read("\\if \"x`d`y\"")).isEqualTo("d; if xy");
        assertThat(read("a \\\n b # c\nd")).isEqualTo("a b; d");
        assertThat(read("cat <<E\nreboot\nE\nb")).isEqualTo("cat; b");
        assertThat(read("cat <<-'E' >f\n\treboot\n\tE\nb")).isEqualTo("cat >f; b");
        assertThat(read("cat <<<'x y'; b")).isEqualTo("cat; b");
        assertThat(read("cat <<E\nreboot")).isEqualTo("cat");
    }

    @Test
    void namesAreWithoutFolders() {
        SimpleCommand command = SimpleCommands.of("/sbin/reboot -f").get(0);
        assertThat(command.name()).isEqualTo("reboot");
        assertThat(command.arguments()).containsExactly("-f");
        assertThat(SimpleCommands.of(">f").get(0).name()).isEmpty();
    }

    @Test
    void readsWhateverThereIs() {
        Random random = new Random(7);
        String alphabet = "ab '\"\\`$(){};&|<>#\n-=";
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(30), 0, alphabet.length())
                    .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                    .collect(Collectors.joining());
            assertThat(SimpleCommands.of(text))
                    .as(text)
                    .allSatisfy(command -> assertThat(command.name()).doesNotContain("/"));
        }
    }
}
