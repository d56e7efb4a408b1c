package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pish.syntax.SyntaxError;

class ErrorTextTest {
    @Test
    void pointsAtTheFaultAndSaysHowToMendIt() {
        SyntaxError error = new SyntaxError("unknown node pi5", "pi01,pi5: uptime", 5, 8, "did you mean pi05?");

        assertThat(text(error, "")).isEqualTo("""
                        pish: unknown node pi5
                          pi01,pi5: uptime
                               ^^^
                          did you mean pi05?""");
    }

    @Test
    void saysWhereAndPointsBehindTheEnd() {
        assertThat(text(new SyntaxError("a range is open", "pi[01-", 6, 6), "build.pish:3"))
                .isEqualTo("""
                        pish: build.pish:3: a range is open
                          pi[01-
                                ^""");
    }

    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(text(new SyntaxError("no blank", "노드😀\t한:ls", 5, 7), "")).isEqualTo("""
                        pish: no blank
                          노드😀 한:ls
                                 ^^^""");
    }

    @Test
    void showsTheFaultyLineOfSeveral() {
        assertThat(text(new SyntaxError("bad", "one\ntwo three\nfour", 8, 17), ""))
                .isEqualTo("pish: bad\n  two three\n      ^^^^^");
        assertThat(text(new SyntaxError("bad", "one\n", 4, 4), "")).isEqualTo("pish: bad\n  \n  ^");
    }

    @Test
    void showsOnlyAPartOfALongLine() {
        String source = "a".repeat(200) + "BAD" + "c".repeat(200);

        assertThat(text(new SyntaxError("bad", source, 200, 203), ""))
                .isEqualTo("pish: bad\n  …" + "a".repeat(40) + "BAD" + "c".repeat(57) + "…\n" + " ".repeat(43) + "^^^");
    }

    @Test
    void doesNotPointIntoNothing() {
        assertThat(text(new SyntaxError("no target", "", 0, 0, "type one"), ""))
                .isEqualTo("pish: no target\n  type one");
    }

    @Test
    void isRedAndHarmless() {
        Captured captured = Captured.terminal(Palette.COLOUR);

        ErrorText.print(
                new SyntaxError("unknown \u001b[2J", "\u001b[2Jx", 0, 4),
                "",
                captured.sinks().err());

        assertThat(captured.out()).isEqualTo("\\e[31mpish: unknown ^[[2J\\e[m\n  ^[[2Jx\n  \\e[31m^^^^^\\e[m\n");
    }

    private static String text(SyntaxError error, String where) {
        return String.join("\n", ErrorText.lines(error, where, Palette.PLAIN, Integer.MAX_VALUE));
    }

    @Test
    void fitsIntoANarrowTerminal() {
        String source = "a".repeat(20) + "BAD" + "c".repeat(20);
        SyntaxError error = new SyntaxError("a message of some words", source, 20, 23, "which is mended with others");

        assertThat(ErrorText.lines(error, "", Palette.PLAIN, 20))
                .containsExactly(
                        "pish: a message of",
                        "  some words",
                        "  …" + "a".repeat(8) + "BAD" + "c".repeat(5) + "…",
                        " ".repeat(11) + "^^^",
                        "  which is mended",
                        "  with others");
    }
}
