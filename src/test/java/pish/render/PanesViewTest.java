package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.lost;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.NodeSet;

/** The screen of nodes or ranks in panes. */
class PanesViewTest {
    private static final long SECOND = 1_000_000_000L;

    private final PanesView colour = new PanesView(Palette.COLOUR, 0);
    private final PanesView plain = new PanesView(Palette.PLAIN, 0);

    private void show(Event... events) {
        for (Event event : events) {
            colour.handle(event);
            plain.handle(event);
        }
    }

    private void move(int pages) {
        colour.move(pages);
        plain.move(pages);
    }

    private void note(String text) {
        colour.note(text);
        plain.note(text);
    }

    private String seen(int columns, int rows) {
        List<String> shown = plain.rows(columns, rows, 75 * SECOND);
        assertThat(colour.rows(columns, rows, 75 * SECOND).stream().map(Columns::plain))
                .isEqualTo(shown);
        assertThat(shown).hasSize(rows).allMatch(row -> Columns.width(row) <= columns);
        return shown.stream().map(row -> row.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static Event ranks(int count) {
        Map<String, String> places = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(rank -> places.put(Rank.name(rank), "pi0" + (rank % 4 + 1)));
        return new Event.Started(Rank.all(count), "mpiexec", places);
    }

    @Test
    void each_rank_has_a_title_and_its_last_lines() {
        show(ranks(4), out("rank 0", "a\nb\nc\nd\ne\n"), out("rank 1", "one\ntw"), out("rank 1", "o"));
        show(err("rank 2", "oops\n"), exited("rank 2", 137, 3210), exited("rank 3", 0, 61_000));
        assertThat(seen(60, 10)).isEqualTo("""
                ─ 0 pi01 ───── running 1:15 ─│─ 1 pi02 ────── running 1:15 ─
                c                            │one
                d                            │two
                e                            │
                ─ 2 pi03 ─── exit 137 3.2 s ─│─ 3 pi04 ─────────── ok 1:01 ─
                oops                         │
                                             │
                                             │
                                             │
                2 running, 1 failed, 1 ok                            q: fold
                """);
    }

    @Test
    void nodes_have_panes_too() {
        show(started("ant", "bee", "cat", "dog"), lost("bee"), unreachable("cat"));
        show(new Event.Skipped(NodeSet.of("dog"), "others failed"));
        assertThat(seen(80, 5)).isEqualTo("""
                ─ ant ────── 1:15 ─│─ bee ────── lost ─│─ cat ─ unreachable│─ dog ──── not run ─
                                   │                   │                   │
                                   │                   │                   │
                                   │                   │                   │
                1 of 4 nodes running, 2 failed: bee,cat                                  q: fold
                """);
        assertThat(seen(239, 5)).contains("│─ bee ─────────────── connection lost: no answer for 15 s ─│");
    }

    @Test
    void titles_tell_the_most_that_fits() {
        show(started("a-node-with-quite-a-long-name", "bee"), exited("bee", 137));
        show(exited("a-node-with-quite-a-long-name", 255));
        assertThat(seen(39, 4)).startsWith("─ a-node-wit… ─ 255│─ bee ── exit 137 ─");
        assertThat(seen(51, 4)).contains("─ bee ── exit 137 0.0 s ─\n");
        assertThat(seen(99, 4)).contains("─ bee ──────────────── exit 137 (SIGKILL) 0.0 s ─\n");
    }

    @Test
    void what_does_not_fit_is_on_further_pages() {
        show(ranks(64));
        assertThat(seen(80, 24)).contains("─ 15 pi04 ─", "page 1 of 4: n p").doesNotContain("─ 16 pi01");
        move(1);
        assertThat(seen(80, 24)).contains("─ 16 pi01 ─", "─ 31 pi04 ─", "page 2 of 4");
        move(9);
        assertThat(seen(80, 24)).contains("─ 63 pi04 ─", "page 4 of 4");
        move(-1);
        assertThat(seen(80, 24)).contains("page 3 of 4");
        assertThat(seen(40, 12)).contains("3/16 n p · q: fold").startsWith("─ 8 pi01 ─");
    }

    @Test
    void the_foot_tells_how_many_failed_and_which() {
        show(ranks(16), exited("rank 3", 139), exited("rank 7", 0), exited("rank 4", 1));
        assertThat(seen(80, 24))
                .endsWith("13 of 16 ranks running, 1 ok, 2 failed: ranks 3-4                        q: fold\n");
        assertThat(seen(40, 12)).endsWith("\n13 running, 2 failed…  1/4 n p · q: fold\n");
        assertThat(colour.rows(80, 24, 0).get(23)).contains("\u001b[31m2 failed: ranks 3-4");
    }

    @Test
    void what_a_terminal_would_obey_is_left_out() {
        show(started("ant"));
        show(out("ant", "\u001b[31mred\u001b[m \u001b]0;title\u0007\u001b[2J한글\tx\r\n"));
        show(out("ant", "10%\r20%\r30%\u001b["));
        assertThat(seen(30, 5)).isEqualTo("""
                ─ ant ───────── running 1:15 ─
                red 한글        x
                30%

                1 running              q: fold
                """);
    }

    @Test
    void lines_are_cut_to_the_pane_by_their_columns() {
        show(started("ant", "bee"), out("ant", "가나다라마바사아자차카타\n"), out("bee", "x".repeat(90_000)));
        assertThat(seen(39, 4)).isEqualTo("""
                ─ ant ────── 1:15 ─│─ bee ────── 1:15 ─
                가나다라마바사아자…│xxxxxxxxxxxxxxxxxx…
                                   │
                2 running                       q: fold
                """);
    }

    @Test
    void a_remark_has_a_line_of_its_own() {
        show(ranks(4));
        note("pi03: \u001b[2Jconnection lost");
        assertThat(seen(80, 24)).contains("\npi03: ^[[2Jconnection lost\n4 of 4 ranks running");
        note("");
        assertThat(seen(80, 24)).doesNotContain("lost");
    }

    @Test
    void any_size_is_drawn() {
        show(ranks(5), out("rank 0", "x\n"));
        for (int columns = 1; columns < 130; columns += 7) {
            for (int rows = 1; rows < 40; rows += 3) {
                seen(columns, rows);
            }
        }
        assertThat(PanesView.fits(19, 4)).isTrue();
        assertThat(PanesView.fits(18, 24)).isFalse();
        assertThat(PanesView.fits(80, 3)).isFalse();
    }
}
