package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.exec.Event;

class DiffPrinterTest {
    private static final String RELEASE = "NAME=Debian\nVERSION=12\nKERNEL=6.1.0-18 arm64\nHOME=debian.org\n";

    private static Captured diff(Captured captured, List<Event> events) {
        return Shown.in(DiffPrinter::new, captured, events);
    }

    private static String inPipe(String... outputs) {
        return diff(Captured.pipes(), Shown.outputs(outputs)).out();
    }

    @Test
    void showsTheLargestWholeAndOfTheOthersWhatDiffers() {
        String newer = RELEASE.replace("6.1.0-18", "6.2.0-1").replace("12", "13");
        String longer = RELEASE + "EXTRA=1\n";
        String shorter = RELEASE.replace("VERSION=12\n", "");

        assertThat(inPipe(RELEASE, newer, RELEASE, longer, shorter, newer)).isEqualTo("""
                        ── pi[01,03] (2) ──
                        NAME=Debian
                        VERSION=12
                        KERNEL=6.1.0-18 arm64
                        HOME=debian.org
                        ── pi[02,06] (2) ── 2 lines differ from pi01
                        2 ~ VERSION=[-12-]{+13+}
                        3 ~ KERNEL=[-6.1.0-18-]{+6.2.0-1+} arm64
                        ── pi04 ── 1 line differs from pi01
                        4 + EXTRA=1
                        ── pi05 ── 1 line differs from pi01
                        2 - VERSION=12
                        """);
    }

    @Test
    void marksWordsInColour() {
        Captured shown = diff(
                Captured.terminal(Palette.COLOUR),
                Shown.outputs("a b c\n1\n2\n", "a b c\n1\n2\n", "a x c\n1\n3 is \u001b[31mnew\n"));

        assertThat(shown.out()).isEqualTo("""
                        \\e[36m── pi[01-02] (2) ──\\e[m
                        a b c
                        1
                        2
                        \\e[36m── pi03 ── 2 lines differ from pi01\\e[m
                        1 ~ a \\e[31m[-b-]\\e[m\\e[32m{+x+}\\e[m c
                        \\e[31m3 - 2\\e[m
                        \\e[32m3 + 3 is new\\e[m
                        """);
    }

    @Test
    void alignsAndKeepsWideCharacters() {
        assertThat(inPipe("온도: 45도\n상태: 좋음 😀\n", "온도: 48도\n상태: 좋음 😀\n")).isEqualTo("""
                        ── pi01 ──
                        온도: 45도
                        상태: 좋음 😀
                        ── pi02 ── 1 line differs from pi01
                        1 ~ 온도: [-45도-]{+48도+}
                        """);
    }

    @Test
    void comparesWithEachKindThereIs() {
        String one = "one 1\nof\na\nkind\n";
        String other = "the 1\nother\nthing\nentirely\n";

        assertThat(inPipe(one, one, one, other, other, one.replace("1", "2"), other.replace("1", "3")))
                .isEqualTo("── pi[01-03] (3) ──\n" + one + "── pi[04-05] (2) ──\n" + other + """
                        ── pi06 ── 1 line differs from pi01
                        1 ~ one [-1-]{+2+}
                        ── pi07 ── 1 line differs from pi04
                        1 ~ the [-1-]{+3+}
                        """);
    }

    @Test
    void showsFailuresLastAndBothStreams() {
        List<Event> events = List.of(
                started("ant", "bee", "cat", "dog", "eel", "fox"),
                out("ant", "a\nb\nc\n"),
                out("bee", "a\nb\nc\n"),
                out("cat", "a\nb\nX\n"),
                err("cat", "cannot\n"),
                out("dog", "a\nb\nc\n"),
                exited("ant", 0),
                exited("bee", 0),
                exited("cat", 0),
                exited("dog", 3),
                unreachable("eel"),
                exited("fox", 1));

        assertThat(diff(Captured.terminal(Palette.PLAIN), events).out()).isEqualTo("""
                        ── ant,bee (2) ──
                        a
                        b
                        c
                        ── cat ── 2 lines differ from ant
                        3 - c
                        3 + X
                        standard error:
                        cannot
                        ── dog ── exit 3, same as ant
                        ── eel ── unreachable: connection timed out after 10 s
                        ── fox ── exit 1
                        """);
        Captured apart = diff(Captured.pipes(), events);
        assertThat(apart.out()).isEqualTo("""
                        ── ant,bee (2) ──
                        a
                        b
                        c
                        ── cat ── 1 line differs from ant
                        3 - c
                        3 + X
                        ── dog ── exit 3, same as ant
                        """);
        assertThat(apart.err()).isEqualTo("""
                        ── cat ──
                        cannot
                        ── dog ── exit 3
                        ── eel ── unreachable: connection timed out after 10 s
                        ── fox ── exit 1
                        """);
    }

    @Test
    void tellsAMissingNewlineFromALine() {
        assertThat(inPipe("a\nb\n", "a\nb\n", "a\nb")).isEqualTo("""
                        ── pi[01-02] (2) ──
                        a
                        b
                        ── pi03 ── 1 line differs from pi01
                        2 - b
                        2 + b (no newline at the end)
                        """);
    }

    @Test
    void neverObeysANode() {
        Captured shown = diff(
                Captured.terminal(Palette.PLAIN),
                Shown.outputs("some words b\n", "some words b\n", "some words \u001b[2J\u009b\n"));

        assertThat(shown.out()).endsWith("1 ~ some words [-b-]{+^[[2J\\u009b+}\n");
    }

    @Test
    void showsSixtyFourNodesAndNothingOfNone() {
        List<String> outputs = new ArrayList<>(Collections.nCopies(64, "same 1\nline\n"));
        outputs.set(6, "same 2\nline\n");

        assertThat(diff(Captured.pipes(), Shown.outputs(outputs)).out()).isEqualTo("""
                        ── pi[01-06,08-64] (63) ──
                        same 1
                        line
                        ── pi07 ── 1 line differs from pi01
                        1 ~ same [-1-]{+2+}
                        """);
        assertThat(diff(Captured.pipes(), List.of()).out()).isEmpty();
        assertThat(inPipe("", "", "")).isEmpty();
    }

    @Test
    void showsWholeWhatIsTooLongToCompare() {
        String line = "x".repeat(99) + "\n";
        String large = line.repeat(11_000);

        Captured shown = diff(Captured.pipes(), Shown.outputs(large, large + "more\n"));

        assertThat(shown.out()).hasSize(2 * large.length() + "── pi01 ──\n── pi02 ──\nmore\n".length());
        assertThat(shown.err()).contains("outputs of over 1.0 MB or 20000 lines are not compared");
    }

    @Test
    void comparesHundredsOfDifferentOutputsInBoundedTime() {
        List<String> outputs = new ArrayList<>();
        for (int node = 0; node < 64; node++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 2000; line++) {
                text.append("line ").append((line * 31 + node * 17) % 977).append('\n');
            }
            outputs.add(text.toString());
        }
        long begin = System.nanoTime();

        Captured shown = diff(Captured.pipes(), Shown.outputs(outputs));

        assertThat(shown.out().lines()).hasSizeGreaterThan(2000);
        assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
    }
}
