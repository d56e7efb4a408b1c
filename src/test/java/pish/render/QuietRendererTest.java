package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.finished;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;

class QuietRendererTest {
    @Test
    void saysNothingWhenAllIsWell() {
        Captured shown = show(
                Captured.pipes(),
                started("ant", "bee"),
                out("ant", "fine\n"),
                err("ant", "a warning\n"),
                exited("ant", 0),
                exited("bee", 0),
                finished(0));

        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).isEmpty();
    }

    @Test
    void printsTroubleOnStandardErrorOnce() {
        for (Captured shown : new Captured[] {Captured.pipes(), Captured.terminals()}) {
            show(
                    shown,
                    started("ant", "bee", "cat", "dog"),
                    out("ant", "fine\n"),
                    out("bee", "half"),
                    err("bee", "broken\n"),
                    out("cat", "half"),
                    err("cat", "broken\n"),
                    exited("ant", 0),
                    exited("bee", 1),
                    exited("cat", 1),
                    unreachable("dog"),
                    finished(255));

            assertThat(shown.out()).isEmpty();
            assertThat(shown.err()).isEqualTo("""
                            ── bee,cat (2) ── exit 1
                            half
                            broken
                            ── dog ── unreachable: connection timed out after 10 s
                            """);
        }
    }

    @Test
    void letsBuiltinsSpeak() {
        Captured shown = show(
                Captured.pipes(),
                new Event.Text("hello"),
                new Event.Row("nodes", Map.of("node", "ant")),
                new Event.Message(Event.Severity.ERROR, "no such thing"),
                finished(1));

        assertThat(shown.out()).isEqualTo("hello\nNODE\nant\n");
        assertThat(shown.err()).isEqualTo("pish: no such thing\n");
    }

    private static Captured show(Captured captured, Event... events) {
        try (Gather gather = new Gather(new Spools())) {
            QuietRenderer renderer = new QuietRenderer(gather, captured.sinks());
            for (Event event : events) {
                gather.handle(event);
                renderer.handle(event);
            }
            renderer.tick(0);
        }
        return captured;
    }
}
