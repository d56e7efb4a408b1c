package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pish.syntax.Continuation.Kind;

final class ContinuationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "echo it's          ~ QUOTE     ~ '    ~ 7",
                "echo \"a           ~ QUOTE     ~ \"   ~ 5",
                "echo `ls           ~ QUOTE     ~ `    ~ 5",
                "echo $'a\\'        ~ QUOTE     ~ $'   ~ 5",
                "echo \"$(ls 'a)\"  ~ QUOTE     ~ '    ~ 11",
                "cat <<EOF          ~ HEREDOC   ~ EOF  ~ 4",
                "cat <<-'E F'       ~ HEREDOC   ~ E F  ~ 4",
                "cat <<A <<B        ~ HEREDOC   ~ A    ~ 4",
                "echo $(ls          ~ CONSTRUCT ~ $(   ~ 5",
                "echo $((1+2        ~ CONSTRUCT ~ $((  ~ 5",
                "echo ${x:-y        ~ CONSTRUCT ~ ${   ~ 5",
                "diff <(ls          ~ CONSTRUCT ~ <(   ~ 5",
                "x=(1 2             ~ CONSTRUCT ~ (    ~ 2",
                "if a; then ( b     ~ CONSTRUCT ~ (    ~ 11",
                "if a; then ( b )   ~ CONSTRUCT ~ if   ~ 0",
                "for x in 1 2; do   ~ CONSTRUCT ~ for  ~ 0",
                "case x in          ~ CONSTRUCT ~ case ~ 0",
                "a | b &&           ~ CONSTRUCT ~ &&   ~ 6",
                "a |                ~ CONSTRUCT ~ |    ~ 2",
                "f()                ~ CONSTRUCT ~ f()  ~ 0",
                "{ a;               ~ CONSTRUCT ~ {    ~ 0",
                "(                  ~ CONSTRUCT ~ (    ~ 0",
                "[[ a &&            ~ CONSTRUCT ~ [[   ~ 0",
            })
    void saysWhatIsOpenAndSinceWhere(String text, Kind kind, String opener, int position) {
        assertThat(Continuation.ofShell(text)).isEqualTo(new Continuation(kind, opener, position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo a\\", "\\", "a && \\", "a\\\\\\", "cat <<E\nE\n\\", "(a) \\"})
    void aBackslashAtTheEndGoesOn(String text) {
        assertThat(Continuation.ofShell(text).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo a\\\\", "# a \\", "echo a # b \\", ") \\", "", "   ", "\n\n", "cat <<'E'\n\\\nE"})
    void otherBackslashesDoNot(String text) {
        assertThat(Continuation.ofShell(text)).isEqualTo(Continuation.COMPLETE);
    }

    @Test
    void tellsABackslashFromWhatElseIsOpen() {
        assertThat(Continuation.ofShell("echo a\\")).isEqualTo(new Continuation(Kind.BACKSLASH, "\\", 6));
        assertThat(Continuation.ofShell("(echo a\\").opener()).isEqualTo("(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{ ", "$(", "\"$(", "if ", "${x:-", "[[ ( ", "a=( ", "x[", "`", "! ", "f() { "})
    void nestingThatNobodyWritesIsNoOverflow(String part) {
        String text = part.repeat(100_000);
        assertThatCode(() -> Continuation.ofShell(text)).doesNotThrowAnyException();
    }

    @Test
    void manyRandomTextsAreEitherOpenOrComplete() {
        Random random = new Random(20_261_123);
        String alphabet = "if then fi for do done case esac in ()(){}[]<>&|;;\"'`$\\#!= \n\n\t<<EOF\nEOFé\uD83D\uFEFF";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                int at = random.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(4)));
            }
            Continuation answer = Continuation.ofShell(text.toString());
            assertThat(answer.position()).isBetween(0, text.length());
            assertThat(answer.opener().isEmpty() && answer.kind() != Kind.HEREDOC)
                    .isEqualTo(!answer.isOpen());
        }
    }

    @Test
    void aLongTextIsReadInTimeProportionalToItsLength() {
        String text = "cat <<EOF\n" + "a line of text\n".repeat(100_000) + "EOF\n" + "echo 'a' \"$b\"\n".repeat(20_000);
        assertThat(Continuation.ofShell(text)).isEqualTo(Continuation.COMPLETE);
    }
}
