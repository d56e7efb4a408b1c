package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random lines give a statement or an error that can be shown, never anything else. */
final class ParserFuzzTest {
    private static final List<String> PARTS = List.of(
            "all",
            "pi[01-04]",
            "@a:b",
            "nodes",
            "bg",
            "ssh",
            "nmap -sn",
            "quit",
            ":",
            ": ",
            " ",
            "\t",
            "!",
            "#",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            ">>",
            "\n",
            "\r\n",
            "\r",
            "\ufeff",
            "\uff1a",
            "\u00a0",
            "<<E",
            "&&",
            ";",
            "2>",
            "://",
            "{1..3}",
            "$(",
            "`",
            "-x",
            "é",
            "\ud83d\ude00");

    private final Parser parser = new Parser(Set.of("nodes", "bg", "exit", "login", "sweep"), Set.of("bg"));
    private final Advice advice = new Advice(Set.of("nodes", "bg", "exit"), Set.of("all", "pi01", "@up"), 4);

    @Test
    void grammaticalNoise() {
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                line.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            check(line.toString());
        }
    }

    @Test
    void arbitraryCharacters() {
        Random random = new Random(43);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                line.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
            check(line.toString());
        }
    }

    private void check(String line) {
        String clean = Parser.clean(line);
        Continuation continuation = parser.continuation(clean, true);
        assertThat(continuation.position()).isBetween(0, clean.length());
        try {
            Statement statement = parser.parse(line);
            assertThat(statement.raw()).isEqualTo(clean);
            if (statement instanceof Statement.Other other) {
                shown(advice.refuse(other), clean);
            } else if (statement instanceof Statement.Broadcast broadcast) {
                assertThat(clean.startsWith(broadcast.target() + ":", broadcast.targetStart()))
                        .isTrue();
                assertThat(clean.substring(broadcast.commandStart())).isEqualTo(broadcast.command());
            } else if (statement instanceof Statement.Builtin builtin) {
                assertThat(builtin.words())
                        .allSatisfy(word -> assertThat(word.end()).isBetween(word.start(), clean.length()));
            }
        } catch (SyntaxError error) {
            shown(error, clean);
        }
    }

    private static void shown(SyntaxError error, String source) {
        assertThat(error.source()).isEqualTo(source);
        assertThat(error.start()).isBetween(0, error.end());
        assertThat(error.end()).isLessThanOrEqualTo(source.length());
        assertThat(error.getMessage()).isNotBlank().doesNotContain("\n");
        assertThat(error.hint().orElse("")).doesNotContain("\n");
    }
}
