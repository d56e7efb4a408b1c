package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellPointTest {
    private static ShellPoint point(String text) {
        return ShellPoint.of(text, 0);
    }

    @Test
    void the_word_before_the_cursor() {
        assertThat(point("ls -l ab").raw()).isEqualTo("ab");
        assertThat(point("ls -l ").raw()).isEmpty();
        assertThat(point("ls a\\ b").value()).isEqualTo("a b");
        assertThat(point("ls 'it is").value()).isEqualTo("it is");
        assertThat(point("ls \"a\\\"b").value()).isEqualTo("a\"b");
        assertThat(point("cat <in").raw()).isEqualTo("in");
    }

    @Test
    void where_commands_stand() {
        assertThat(point("ho").isCommand()).isTrue();
        assertThat(point("a; ho").isCommand()).isTrue();
        assertThat(point("a | ho").isCommand()).isTrue();
        assertThat(point("X=1 ho").isCommand()).isTrue();
        assertThat(point("sudo ho").isCommand()).isTrue();
        assertThat(point("ls ho").isCommand()).isFalse();
        assertThat(point("echo >ho").isRedirected()).isTrue();
    }

    @Test
    void words_are_written_in_their_quotes() {
        assertThat(point("ls a").write("a b$c", true)).isEqualTo("a\\ b\\$c");
        assertThat(point("ls 'a").write("a'b", true)).isEqualTo("'a'\\''b'");
        assertThat(point("ls \"a").write("a\"b", true)).isEqualTo("\"a\\\"b\"");
        assertThat(point("ls \"a").write("a/", false)).isEqualTo("\"a/");
        assertThat(point("ls ~/a").write("~/a b", true)).isEqualTo("~/a\\ b");
        assertThat(point("ls ").write("~x", true)).isEqualTo("\\~x");
    }
}
