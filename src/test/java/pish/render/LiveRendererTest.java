package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.finished;
import static pish.exec.Told.lost;
import static pish.exec.Told.out;
import static pish.exec.Told.raw;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.node.NodeSet;

class LiveRendererTest {
    @Test
    void printsLinesAsTheyComeUnderTheirNodes() {
        Captured shown = show(
                Captured.pipes(),
                started("ant", "termite", "노드"),
                out("termite", "first\nsec"),
                out("ant", "한글 😀\n\n"),
                err("termite", "warning\n"),
                out("노드", "\t1\n"),
                out("termite", "ond\n"),
                out("ant", "no newline"),
                exited("ant", 0),
                exited("termite", 2),
                unreachable("노드"),
                finished(255));

        assertThat(shown.out()).isEqualTo("""
                        termite │ first
                        ant     │ 한글 😀
                        ant     │\s
                        노드    │ \t1
                        termite │ second
                        ant     │ no newline
                        """);
        assertThat(shown.err()).isEqualTo("""
                        termite │ warning
                        ── termite ── exit 2
                        ── 노드 ── unreachable: connection timed out after 10 s
                        """);
    }

    @Test
    void foldsFailuresAtTheEnd() {
        Captured shown = show(
                Captured.terminals(),
                started("ant", "bee", "cat"),
                exited("ant", 1),
                lost("bee"),
                exited("cat", 1),
                finished(255));

        assertThat(shown.err()).isEqualTo("── ant,cat (2) ── exit 1\n── bee ── connection lost: no answer for 15 s\n");
    }

    @Test
    void isColouredByNodeAndEndsTheColoursOfALine() {
        Captured shown = show(
                Captured.terminal(Palette.COLOUR),
                started("ant", "bee"),
                out("ant", "\u001b[31mred\nplain\n"),
                out("bee", "\u001b[2Jx\r\n"));

        assertThat(shown.out()).isEqualTo("""
                        \\e[36mant │\\e[m \\e[31mred\\e[m
                        \\e[36mant │\\e[m plain
                        \\e[32mbee │\\e[m ^[[2Jx
                        """);
    }

    @Test
    void bytesAreVerbatimInAPipe() {
        Captured shown = show(Captured.pipes(), started("ant"), raw("ant", 0xff, 0, 0x1b, '\n'));

        assertThat(shown.outBytes()).endsWith(new byte[] {' ', (byte) 0xff, 0, 0x1b, '\n'});
    }

    @Test
    void goesOnBelowAfterAVeryLongLine() {
        Captured shown = show(
                Captured.pipes(),
                started("ant"),
                out("ant", "x".repeat(65_536)),
                out("ant", "y".repeat(65_536) + "z\nnext\n"));

        assertThat(shown.out().lines())
                .containsExactly("ant │ " + "x".repeat(65_536), "ant ┆ " + "y".repeat(65_536), "ant ┆ z", "ant │ next");
    }

    @Test
    void namesTheNodesOfRanksAsSoonAsTheyAreKnown() {
        NodeSet ranks = NodeSet.of("rank 0", "rank 1");
        Captured shown = show(
                Captured.pipes(),
                new Event.Started(ranks, "mpiexec a", Map.of("rank 0", "hub", "rank 1", "hub")),
                new Event.Placed(Map.of("rank 0", "pi01", "rank 1", "pi02")),
                out("rank 1", "x\n"));

        assertThat(shown.out()).isEqualTo("1│pi02│ x\n");
    }

    @Test
    void printsTablesAndTextOfBuiltins() {
        Captured shown = show(Captured.pipes(), new Event.Text("hello"), finished(0));

        assertThat(shown.out()).isEqualTo("hello\n");
    }

    private static Captured show(Captured captured, Event... events) {
        LiveRenderer renderer = new LiveRenderer(captured.sinks());
        List.of(events).forEach(renderer::handle);
        renderer.tick(0);
        return captured;
    }
}
