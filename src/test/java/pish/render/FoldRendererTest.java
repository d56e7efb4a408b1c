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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;

class FoldRendererTest {
    private final Gather gather = new Gather(new Spools());

    @AfterEach
    void close() {
        gather.close();
    }

    @Test
    void printsEachOutputOnceWithFailuresLast() {
        Captured shown = show(Captured.terminals(), someOfEverything());

        assertThat(shown.out()).isEqualTo("""
                        ── ant,bee,cat (3) ──
                        한글 😀
                        ── dog ──
                        no newline
                        ── eel ── exit 3
                        out
                        ── fox ── unreachable: connection timed out after 10 s
                        ── gnu ── connection lost: no answer for 15 s
                        half
                        ── hen ── timed out (124)
                        ── owl ── exit 137 (SIGKILL)
                        """);
        assertThat(shown.err()).isEqualTo("err\n");
    }

    @Test
    void sendsEachStreamItsOwnWayInPipes() {
        Captured shown = show(Captured.pipes(), someOfEverything());

        assertThat(shown.out()).isEqualTo("""
                        ── ant,bee,cat (3) ──
                        한글 😀
                        ── dog ──
                        no newline
                        ── eel ── exit 3
                        out
                        ── gnu ── connection lost: no answer for 15 s
                        half""");
        assertThat(shown.err()).isEqualTo("""
                        ── eel ── exit 3
                        err
                        ── fox ── unreachable: connection timed out after 10 s
                        ── gnu ── connection lost: no answer for 15 s
                        ── hen ── timed out (124)
                        ── owl ── exit 137 (SIGKILL)
                        """);
    }

    @Test
    void isColouredWhereThatIsWanted() {
        Captured shown = show(
                Captured.terminal(Palette.COLOUR),
                List.of(
                        started("ant", "bee", "cat"),
                        out("ant", "\u001b[32mgreen\n"),
                        exited("ant", 0),
                        exited("bee", 1),
                        exited("cat", 0)));

        assertThat(shown.out()).isEqualTo("""
                        \\e[36m── ant ──\\e[m
                        \\e[32mgreen
                        \\e[m\\e[2m── cat ── ok, no output\\e[m
                        \\e[31m── bee ── exit 1\\e[m
                        """);
    }

    @Test
    void saysOnATerminalThatNothingWasPrinted() {
        List<Event> events = List.of(started("ant", "bee"), exited("ant", 0), exited("bee", 0), finished(0));

        assertThat(show(Captured.terminals(), events).out()).isEqualTo("── ant,bee (2) ── ok, no output\n");
        Captured pipes = show(Captured.pipes(), events);
        assertThat(pipes.out()).isEmpty();
        assertThat(pipes.err()).isEmpty();
    }

    @Test
    void neutralisesControlSequencesOnATerminalOnly() {
        List<Event> events = List.of(started("ant"), raw("ant", 0x1b, '[', '2', 'J', 0xff, 0, '\n'), exited("ant", 0));

        assertThat(show(Captured.terminals(), events).out()).isEqualTo("── ant ──\n^[[2J\\xff^@\n");
        assertThat(show(Captured.pipes(), events).outBytes())
                .endsWith(new byte[] {'\n', 0x1b, '[', '2', 'J', (byte) 0xff, 0, '\n'});
    }

    @Test
    void neutralisesReasonsToo() {
        Captured shown =
                show(Captured.pipes(), List.of(started("ant"), new Event.Unreachable("ant", "said \u001b[2J\nHello")));

        assertThat(shown.err()).isEqualTo("── ant ── unreachable: said ^[[2J Hello\n");
    }

    @Test
    void foldsSixtyFourNodes() {
        List<String> nodes = new ArrayList<>();
        for (int i = 1; i <= 64; i++) {
            nodes.add(String.format("pi%02d", i));
        }
        List<Event> events = new ArrayList<>();
        events.add(started(nodes.toArray(String[]::new)));
        nodes.forEach(node -> events.add(out(node, node.equals("pi07") ? "odd\n" : "even\n")));
        nodes.forEach(node -> events.add(exited(node, 0)));
        NodeSet even =
                NodeSet.of(nodes.stream().filter(node -> !node.equals("pi07")).toList());

        assertThat(show(Captured.pipes(), events).out()).isEqualTo("── " + even + " (63) ──\neven\n── pi07 ──\nodd\n");
    }

    @Test
    void beginsEachLineOfAScriptAfresh() {
        Captured shown = show(
                Captured.pipes(),
                List.of(
                        started("ant"),
                        out("ant", "1"),
                        exited("ant", 0),
                        finished(0),
                        started("ant"),
                        out("ant", "2"),
                        exited("ant", 0),
                        finished(0),
                        new Event.Text("built-in"),
                        finished(0)));

        assertThat(shown.out()).isEqualTo("── ant ──\n1\n── ant ──\n2\nbuilt-in\n");
    }

    @Test
    void printsAllBroadcastsOfALine() {
        Captured shown = show(
                Captured.pipes(),
                List.of(
                        started("ant"),
                        out("ant", "1\n"),
                        exited("ant", 0),
                        started("bee"),
                        out("bee", "2\n"),
                        exited("bee", 0),
                        finished(0)));

        assertThat(shown.out()).isEqualTo("── ant ──\n1\n── bee ──\n2\n");
    }

    private static List<Event> someOfEverything() {
        return List.of(
                started("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "owl"),
                out("ant", "한글 😀\n"),
                out("bee", "한글"),
                out("bee", " 😀\n"),
                out("cat", "한글 😀\n"),
                out("dog", "no newline"),
                err("eel", "err\n"),
                out("eel", "out\n"),
                out("gnu", "half"),
                exited("eel", 3),
                unreachable("fox"),
                lost("gnu"),
                exited("hen", 124),
                exited("owl", 137),
                exited("cat", 0),
                exited("bee", 0),
                exited("ant", 0),
                exited("dog", 0),
                finished(255));
    }

    private Captured show(Captured captured, List<Event> events) {
        FoldRenderer renderer = new FoldRenderer(gather, captured.sinks());
        for (Event event : events) {
            gather.handle(event);
            renderer.handle(event);
        }
        captured.sinks().flush();
        return captured;
    }
}
