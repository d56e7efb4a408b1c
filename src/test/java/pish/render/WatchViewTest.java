package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.exited;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;

/** The screen of a command that runs again and again. */
class WatchViewTest {
    private final WatchView view = new WatchView("every 2s  all: uptime", Palette.COLOUR);
    private final WatchView plain = new WatchView("every 2s  all: uptime", Palette.PLAIN);

    private void show(Event... events) {
        show(true, events);
    }

    private void show(boolean whole, Event... events) {
        for (WatchView each : List.of(view, plain)) {
            Palette palette = each == plain ? Palette.PLAIN : Palette.COLOUR;
            try (Gather gather = new Gather(new Spools())) {
                List.of(events).forEach(gather::handle);
                FoldLines lines = FoldLines.of(gather.folds(), FoldPrinter::new, palette);
                each.show(lines, gather.outcome(), "05:31:07", whole);
            }
        }
    }

    private static String text(List<String> rows) {
        return rows.stream()
                .map(row -> row.replace("\u001b", "\\e").stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private String seen(int columns, int rows) {
        List<String> coloured = view.rows(columns, rows, "");
        List<String> uncoloured = plain.rows(columns, rows, "");
        assertThat(coloured.stream().map(Columns::plain)).isEqualTo(uncoloured);
        assertThat(uncoloured).hasSizeLessThanOrEqualTo(rows).allMatch(row -> Columns.width(row) <= columns);
        return text(uncoloured);
    }

    @Test
    void tells_what_runs_when_and_where_it_failed() {
        show(
                started("ant", "bee", "cat"),
                out("ant", "up\t한글\n"),
                exited("ant", 0),
                exited("bee", 3),
                unreachable("cat"));
        assertThat(seen(80, 24)).startsWith("every 2s  all: uptime").contains("05:31:07\n\n── ant ──\nup      한글\n");
        assertThat(seen(80, 24).lines().findFirst().orElseThrow())
                .isEqualTo("every 2s  all: uptime" + " ".repeat(18) + "bee failed  cat does not answer  05:31:07");
        assertThat(seen(30, 24).lines().findFirst().orElseThrow()).startsWith("every 2s  a…");
        assertThat(view.rows(80, 24, "").get(0)).contains("\u001b[31mbee failed");
        assertThat(text(plain.rows(80, 24, "waiting for bee"))).contains("waiting for bee  05:31:07");
    }

    @Test
    void marks_the_words_that_changed_since_the_run_before() {
        show(started("ant"), out("ant", "load 0.5 of 4\nsame\n"), exited("ant", 0));
        assertThat(text(view.rows(80, 24, "")))
                .contains("load 0.5 of 4\nsame\n")
                .doesNotContain("\\e[7m");
        show(started("ant"), out("ant", "load 0.7 of 4\nsame\nnew\n"), exited("ant", 0));
        assertThat(text(view.rows(80, 24, "")))
                .contains("load \\e[7m0.7\\e[27m of 4\nsame\n\\e[7mnew\\e[27m\n")
                .doesNotContain("\\e[7msame");
        assertThat(text(plain.rows(80, 24, ""))).doesNotContain("\\e");
        show(started("ant"), out("ant", "load 0.7 of 4\nsame\nnew\n"), exited("ant", 0));
        assertThat(text(view.rows(80, 24, ""))).doesNotContain("\\e[7m");
    }

    @Test
    void a_mark_outlasts_the_colours_of_the_text() {
        show(started("ant"), out("ant", "state \u001b[31mbad\u001b[0m now\n"), exited("ant", 0));
        show(started("ant"), out("ant", "state \u001b[32mgood\u001b[0m now\n"), exited("ant", 0));
        assertThat(text(view.rows(80, 24, ""))).contains("state \\e[7m\\e[32m\\e[7mgood\\e[27m");
    }

    @Test
    void what_is_there_of_a_run_is_nothing_to_compare_with() {
        show(started("ant", "bee"), out("ant", "1\n"), out("bee", "x\n"), exited("ant", 0), exited("bee", 0));
        show(false, started("ant", "bee"), out("ant", "1\n"), out("bee", "x\n"), exited("ant", 0));
        assertThat(seen(80, 24)).doesNotContain("bee");
        show(started("ant", "bee"), out("ant", "1\n"), out("bee", "x\n"), exited("ant", 0), exited("bee", 0));
        assertThat(text(view.rows(80, 24, ""))).doesNotContain("\\e[7m");
    }

    @Test
    void is_cut_to_the_screen_with_a_count_and_can_be_scrolled() {
        String numbers =
                IntStream.rangeClosed(1, 30).mapToObj(i -> "n" + i + "\n").collect(Collectors.joining());
        show(started("ant"), out("ant", numbers), exited("ant", 0));
        assertThat(seen(80, 10))
                .contains("── ant ──\nn1\n")
                .endsWith("n6\n24 more lines · j k space b: scroll · q: quit\n");
        move(5);
        assertThat(seen(80, 10))
                .contains("\n\nn5\n")
                .endsWith("n11\n5 lines above · 19 more lines · j k space b: scroll · q: quit\n");
        move(1000);
        assertThat(seen(80, 10)).contains("n30\n").contains("24 lines above · j k");
        move(-1000);
        assertThat(seen(80, 33)).contains("n30\n").doesNotContain("more line");
        assertThat(seen(80, 1).lines()).hasSize(1);
        assertThat(seen(5, 3).lines()).hasSize(3);
    }

    private void move(int lines) {
        view.move(lines);
        plain.move(lines);
    }

    @Test
    void of_a_long_result_only_some_lines_are_kept() {
        List<Event> events = new ArrayList<>(List.of(started("ant")));
        events.add(out("ant", "x\n".repeat(20_000)));
        events.add(exited("ant", 0));
        show(events.toArray(Event[]::new));
        assertThat(seen(80, 24)).contains("19980 more lines");
    }
}
