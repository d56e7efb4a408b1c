package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Kept results, shown again. */
final class LastTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void run() {
        pish = new Batches(home).set(Setting.ERRORS, "continue");
        pish.run("pi[01-03]: echo $PISH_INDEX; [ $PISH_INDEX != 2 ] || { echo bad >&2; exit 4; }", "all: echo new");
    }

    @AfterEach
    void close() {
        pish.close();
    }

    private String shown(String line) {
        assertThat(pish.run(line)).as(pish.err()).isZero();
        return pish.out();
    }

    @Test
    void aResultIsShownAgainWholeOrInPart() {
        int opens = pish.transport().opens();
        assertThat(shown("last")).isEqualTo("── pi[01-04] (4) ──\nnew\n");
        assertThat(shown("last pi[02-03]")).isEqualTo("── pi[02-03] (2) ──\nnew\n");
        assertThat(shown("last -2")).isEqualTo("── pi01 ──\n0\n── pi02 ──\n1\n── pi03 ── exit 4\n2\n");
        assertThat(pish.err()).isEqualTo("── pi03 ── exit 4\nbad\n");
        assertThat(shown("last -2 pi01:")).isEqualTo("── pi01 ──\n0\n");
        assertThat(pish.transport().opens()).isEqualTo(opens);
    }

    @Test
    void inAnyForm() {
        assertThat(shown("last -2 live")).isEqualTo("pi01 │ 0\npi02 │ 1\npi03 │ 2\n");
        assertThat(pish.err()).isEqualTo("pi03 │ bad\n── pi03 ── exit 4\n");
        assertThat(shown("last json pi01").lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("\"stream\":\"stdout\",\"line\":\"new\""))
                .anyMatch(line -> line.startsWith("{\"event\":\"exited\""));
        pish.set(Setting.OUTPUT, "live");
        assertThat(shown("last pi01")).isEqualTo("pi01 │ new\n");
        assertThat(shown("last fold pi01")).isEqualTo("── pi01 ──\nnew\n");
    }

    @Test
    void byHowOutputsDiffer() {
        pish.run("all: echo the index is $PISH_INDEX; echo and this is equal");
        assertThat(shown("last diff")).isEqualTo("""
                        ── pi01 ──
                        the index is 0
                        and this is equal
                        ── pi02 ── 1 line differs from pi01
                        1 ~ the index is [-0-]{+1+}
                        ── pi03 ── 1 line differs from pi01
                        1 ~ the index is [-0-]{+2+}
                        ── pi04 ── 1 line differs from pi01
                        1 ~ the index is [-0-]{+3+}
                        """);
        assertThat(shown("last table pi[02-03]")).isEqualTo("""
                        NODE  INDEX IS
                        pi02         1
                        pi03         2
                        """);
        assertThat(shown("last table > " + home.resolve("table"))).isEmpty();
        assertThat(home.resolve("table"))
                .content()
                .startsWith("NODE  INDEX IS\npi01")
                .hasLineCount(5);
        pish.set(Setting.OUTPUT, "table");
        assertThat(pish.run("pi[01-02]: echo n=$PISH_INDEX")).isZero();
        assertThat(pish.out()).isEqualTo("NODE  N\npi01  0\npi02  1\n");
        pish.set(Setting.OUTPUT, "diff");
        assertThat(pish.run("pi[01-02]: echo a line; echo n=$PISH_INDEX")).isZero();
        assertThat(pish.out()).endsWith("── pi02 ── 1 line differs from pi01\n2 ~ n=[-0-]{+1+}\n");
    }

    @Test
    void onlyWhatFailed() {
        assertThat(shown("last -2 --errors")).isEqualTo("── pi03 ── exit 4\nbad\n");
        assertThat(pish.err()).isEmpty();
        assertThat(shown("last --errors -2 json").lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("\"stream\":\"stderr\",\"line\":\"bad\""))
                .anyMatch(line -> line.contains("\"node\":\"pi03\",\"status\":4"));
        assertThat(shown("last -2 --errors > " + home.resolve("errors"))).isEmpty();
        assertThat(home.resolve("errors")).hasContent("── pi03 ── exit 4\nbad");
        assertThat(shown("last -2 --errors pi01")).isEmpty();
        assertThat(pish.err()).contains("failed on none of them");
        assertThat(shown("last --errors")).isEmpty();
        assertThat(pish.run("last --wrong")).isEqualTo(2);
        assertThat(pish.err()).contains("no such option: --wrong");
    }

    @Test
    void thePagerIsForPeople() {
        assertThat(shown("last --page")).isEqualTo("── pi[01-04] (4) ──\nnew\n");
        pish.set(Setting.PAGER, "on");
        assertThat(pish.run("pi01: seq 100")).isZero();
        assertThat(pish.out().lines()).hasSize(101);
        assertThat(pish.err()).isEmpty();
    }

    @Test
    void intoFilesAndFilters() {
        Path file = home.resolve("result");
        assertThat(shown("last json pi02 > " + file)).isEmpty();
        assertThat(file).content().contains("\"node\":\"pi02\"").contains("new");
        assertThat(pish.run("last -2 | grep -q 1")).isZero();
        pish.set(Setting.FORMAT, "json");
        assertThat(shown("last pi01 | cat").lines())
                .anyMatch(line -> line.contains("\"event\":\"text\"") && line.contains("\"line\":\"new\""));
        assertThat(shown("last fold pi01").lines()).hasSize(3).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void groupsStayAsTheyWere() {
        pish.run("all: [ $PISH_INDEX = 0 ]", "last");
        assertThat(shown("last @ok")).isEmpty();
        assertThat(shown("nodeset -f @ok")).isEqualTo("pi01\n");
    }

    @Test
    void whatIsNotKeptIsSaid() {
        assertThat(pish.run("last -9")).isEqualTo(1);
        assertThat(pish.err()).isEqualTo("pish: there is no result 9 back: the last 2 are kept\n");
        assertThat(shown("last -2 pi04")).isEmpty();
        assertThat(pish.err()).contains("none of these took part");
        assertThat(pish.run("last pi09")).isEqualTo(2);
        try (Batches fresh = new Batches(home)) {
            assertThat(fresh.run("last")).isEqualTo(1);
            assertThat(fresh.err()).contains("no result yet");
        }
    }

    @Test
    void twentyAreKept() {
        for (int i = 0; i < 25; i++) {
            pish.run("pi01: echo n" + i);
        }
        assertThat(shown("last -20")).contains("n5\n");
        assertThat(pish.run("last -21")).isEqualTo(1);
    }
}
