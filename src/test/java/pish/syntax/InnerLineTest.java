package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lines that end in another line, and names for lines. */
final class InnerLineTest {
    private static final Map<String, Pattern> BEFORE = Map.of(
            "if-ok", Pattern.compile("[ \\t]+"),
            "repeat", Pattern.compile("[ \\t]+\\S+(?:[ \\t]+wait[ \\t]+\\S+)?+[ \\t]+"));

    private final Aliases aliases = new Aliases();
    private final Parser parser = new Parser(Set.of("if-ok", "repeat", "nodes", "wait"), Set.of(), BEFORE, aliases);

    private Statement.Builtin builtin(String line) {
        return (Statement.Builtin) parser.parse(line);
    }

    private String inner(String line) {
        InnerLine inner = builtin(line).inner().orElseThrow();
        assertThat(line.substring(inner.start())).isEqualTo(inner.text());
        return inner.text();
    }

    @Test
    void the_rest_is_a_line_as_it_was_typed() {
        assertThat(inner("if-ok all: echo 'a | b' > c # d")).isEqualTo("all: echo 'a | b' > c # d");
        assertThat(inner("repeat 3 wait 2s  all: x")).isEqualTo("all: x");
        assertThat(builtin("repeat 3 wait 2s all: x").arguments()).containsExactly("3", "wait", "2s");
        assertThat(inner("repeat 3 nodes | wc")).isEqualTo("nodes | wc");
        assertThat(inner("repeat 3 wait")).isEqualTo("wait");
        assertThat(inner("if-ok if-ok all: x")).isEqualTo("if-ok all: x");
    }

    @Test
    void where_there_is_none_the_words_are_words() {
        for (String line : List.of("if-ok", "if-ok  ", "repeat", "repeat 3", "repeat 3 wait 2s", "repeat 3 ")) {
            assertThat(builtin(line).inner()).as(line).isEmpty();
        }
    }

    @Test
    void it_goes_on_as_the_line_within_does() {
        assertThat(parser.continuation("if-ok all: echo 'a", false))
                .isEqualTo(new Continuation(Continuation.Kind.QUOTE, "'", 16));
        assertThat(parser.continuation("if-ok repeat 3 all: if true", false).isOpen())
                .isTrue();
        assertThat(parser.continuation("if-ok nodes 'a'", false).isOpen()).isFalse();
        String deep = "if-ok ".repeat(5_000);
        assertThat(parser.continuation(deep + "all: echo 'a", false).isOpen()).isTrue();
        assertThat(inner(deep + "nodes")).hasSize(deep.length() - 1);
    }

    @Test
    void an_alias_stands_for_its_line_and_what_follows_is_appended() {
        aliases.put("up", "all: uptime");
        aliases.put("upp", "up -p");
        aliases.put("nodes", "nodes --sort state");
        aliases.put("a", "b 1");
        aliases.put("b", "a 2");
        Statement.Broadcast line = (Statement.Broadcast) parser.parse("  upp | cat");
        assertThat(line.command()).isEqualTo("uptime -p | cat");
        assertThat(line.raw()).isEqualTo("  all: uptime -p | cat");
        assertThat(builtin("nodes pi01").arguments()).containsExactly("--sort", "state", "pi01");
        assertThat(((Statement.Other) parser.parse("a")).command()).isEqualTo("a 2 1");
        assertThat(parser.parse("up: x")).isInstanceOf(Statement.Broadcast.class);
        assertThat(parser.continuation("up 'a", false)).isEqualTo(new Continuation(Continuation.Kind.QUOTE, "'", 3));
        assertThat(aliases.remove("up")).isTrue();
        assertThat(parser.parse("up")).isInstanceOf(Statement.Other.class);
    }
}
