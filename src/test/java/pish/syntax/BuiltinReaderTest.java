package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.Redirection.Kind;
import pish.syntax.Statement.Broadcast;
import pish.syntax.Statement.Builtin;

final class BuiltinReaderTest {
    private final Parser parser = new Parser(Set.of("nodes", "bg", "timeout", "push"), Set.of("bg", "timeout"));

    private Builtin parse(String line) {
        return (Builtin) parser.parse(line);
    }

    @Test
    void wordsHaveSpansAndQuotes() {
        String line = "nodes  a'b c'\\ d \"e\\\"f\\g\" pi[01-04] ''";
        assertThat(parse(line).words())
                .containsExactly(
                        new Word("nodes", 0, 5, false),
                        new Word("ab c d", 7, 16, true),
                        new Word("e\"f\\g", 17, 25, true),
                        new Word("pi[01-04]", 26, 35, false),
                        new Word("", 36, 38, true));
    }

    @Test
    void commentsAndJoinedLinesAreAsInSh() {
        assertThat(parse("nodes a#b # it's | no > words").arguments()).containsExactly("a#b");
        assertThat(parse("nodes a\\\nb \\\n c \"d\\\ne\" 'f\\\ng'").arguments())
                .containsExactly("ab", "c", "de", "f\\\ng");
    }

    @Test
    void outputGoesToACommandVerbatim() {
        Builtin builtin = parse("nodes -v | awk '{print $1}' | sort > x # y ");
        assertThat(builtin.arguments()).containsExactly("-v");
        assertThat(builtin.redirection())
                .contains(new Redirection(Kind.PIPE, "awk '{print $1}' | sort > x # y", 11, 42));
    }

    @Test
    void outputGoesToAFile() {
        assertThat(parse("nodes>'a b'").redirection()).contains(new Redirection(Kind.WRITE, "a b", 6, 11));
        assertThat(parse("nodes x >> f # c").redirection()).contains(new Redirection(Kind.APPEND, "f", 11, 12));
        assertThat(parse("nodes '|' \\> \">>\"").redirection()).isEmpty();
        assertThat(parse("nodes '|' \\> \">>\"").arguments()).containsExactly("|", ">", ">>");
    }

    @Test
    void aTailIsVerbatim() {
        String line = "timeout -k 5 10s pi[01-02]:  make 'x  y' | tee log >> f";
        Builtin builtin = parse(line);
        assertThat(builtin.arguments()).containsExactly("-k", "5", "10s");
        assertThat(builtin.tail()).contains(new Broadcast(line, "pi[01-02]", 17, "make 'x  y' | tee log >> f", 29));
        assertThat(builtin.redirection()).isEmpty();
        assertThat(parse("bg @src:g: x").tail().map(Broadcast::target)).contains("@src:g");
    }

    @Test
    void onlySomeBuiltinsHaveATail() {
        Builtin push = parse("push f all: pi01:/tmp/x");
        assertThat(push.tail()).isEmpty();
        assertThat(push.arguments()).isEqualTo(List.of("f", "all:", "pi01:/tmp/x"));
        assertThat(parse("bg -l | grep x").tail()).isEqualTo(Optional.empty());
        assertThat(parse("bg 'all:' http://x").arguments()).containsExactly("all:", "http://x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "nodes 'a b        ~ 6  ~ 10 ~ the quote ' is not closed",
                "nodes a \"b        ~ 8  ~ 10 ~ the quote \" is not closed",
                "nodes a\\          ~ 7  ~ 8  ~ nothing after the backslash",
                "nodes |           ~ 6  ~ 7  ~ no command after the bar",
                "nodes || x        ~ 6  ~ 7  ~ no command after the bar",
                "nodes |& x        ~ 6  ~ 7  ~ no command after the bar",
                "nodes >           ~ 6  ~ 7  ~ no file after >",
                "nodes >> | x      ~ 6  ~ 8  ~ no file after >>",
                "nodes >&2         ~ 6  ~ 7  ~ no file after >",
                "nodes > ''        ~ 8  ~ 10 ~ the file's name is empty",
                "nodes > a b       ~ 10 ~ 11 ~ text after the file",
                "nodes 2>x         ~ 6  ~ 8  ~ a built-in has one output",
                "nodes; nodes      ~ 0  ~ 0  ~ @@",
                "nodes a; nodes    ~ 6  ~ 8  ~ one built-in a line",
                "nodes && nodes    ~ 6  ~ 8  ~ one built-in a line",
                "nodes\u00a0-v     ~ 5  ~ 6  ~ this space is no ordinary blank (U+00A0)",
                "nodes a\u3000b    ~ 7  ~ 8  ~ this space is no ordinary blank (U+3000)",
                "bg all:           ~ 3  ~ 7  ~ no command after all:",
                "bg all:make       ~ 6  ~ 7  ~ no blank after the colon",
            })
    void mistakesAreShownWhereTheyAre(String line, int start, int end, String message) {
        if (message.isEmpty()) {
            assertThat(parser.parse(line)).isInstanceOf(Statement.Other.class);
            return;
        }
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> parser.parse(line));
        assertThat(error).hasMessage(message);
        assertThat(error.source()).isEqualTo(line);
        assertThat(error.start()).isEqualTo(start);
        assertThat(error.end()).isEqualTo(end);
    }
}
