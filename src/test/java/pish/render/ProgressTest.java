package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.exited;
import static pish.exec.Told.finished;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.time.Duration;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;

/** What a person sees while a command runs, on a terminal that JLine plays. */
class ProgressTest {
    private final Captured captured = Captured.terminal(Palette.PLAIN);
    private final Gather gather = new Gather(new Spools());
    private final FoldRenderer renderer = new FoldRenderer(
            gather, captured.sinks(), new Screen(captured.sinks().out(), () -> 40));

    @AfterEach
    void close() {
        gather.close();
    }

    @Test
    void tellsWhoIsWaitedFor() {
        tell(started("ant", "bee", "cat"));
        tick(0);
        tell(out("ant", "hello\n"), exited("ant", 0));
        tick(5_100);

        assertThat(seen()).isEqualTo("[1/3] 0:05 waiting bee,cat");
    }

    @Test
    void isGoneWithoutTraceAtTheEnd() {
        tell(started("ant", "bee"));
        tick(0);
        tick(400);
        tell(out("ant", "hello\n"), out("bee", "hello\n"), exited("ant", 0), exited("bee", 0), finished(0));
        tick(700);

        assertThat(seen()).isEqualTo("── ant,bee (2) ──\nhello");
    }

    @Test
    void neverShowsForAQuickCommand() {
        tell(started("ant", "bee"));
        tick(0);
        tick(299);
        tell(exited("ant", 0), exited("bee", 1), finished(1));

        assertThat(captured.out()).isEqualTo("── ant ── ok, no output\n── bee ── exit 1\n");
    }

    @Test
    void isDrawnAtMostTwentyTimesASecond() {
        tell(started("ant"));
        for (int ms = 0; ms <= 2300; ms++) {
            tick(ms);
        }

        assertThat(captured.out().split("waiting", -1)).hasSize(1 + 41);
    }

    @Test
    void showsFailuresAboveItWhenTheyHappen() {
        tell(started("ant", "bee", "cat", "dog"));
        tick(0);
        tick(400);
        tell(unreachable("bee"), exited("dog", 3));
        tick(450);

        assertThat(seen()).isEqualTo("""
                        bee: unreachable: connection timed out a
                        fter 10 s
                        [2/4] 0:00 2 failed, waiting ant,cat""");
    }

    @Test
    void doesNotFloodWithFailures() {
        String[] nodes = "abcdefghijklmnopqrst".split("");
        tell(started(nodes));
        tick(0);
        for (int i = 0; i < 19; i++) {
            tick(400 + 50 * i);
            tell(exited(nodes[i], 1));
        }
        tick(1400);

        assertThat(seen().lines()).hasSize(9).last().isEqualTo("[19/20] 0:01 19 failed, waiting t");
    }

    @Test
    void isCutToTheWidthOfTheTerminal() {
        tell(started("a-node-of-a-long-name", "another-node-of-a-long-name"));
        tick(0);
        tick(400);

        assertThat(seen()).isEqualTo("[0/2] 0:00 waiting a-node-of-a-long-na…");
    }

    @Test
    void printsWhatIsThereWhenTheRestIsLate() {
        tell(started("ant", "bee", "cat"));
        tick(0);
        tell(out("ant", "same\n"), out("bee", "same\n"), exited("ant", 0, 300), exited("bee", 0, 300));
        tick(310);
        tick(910);
        assertThat(seen()).startsWith("[2/3] 0:00 waiting cat");
        tick(911);
        tick(960);
        assertThat(seen()).isEqualTo("── ant,bee (2) ──\nsame\n[2/3] 0:00 waiting cat");

        tick(3000);
        tell(out("cat", "same\n"), exited("cat", 0), finished(0));

        assertThat(seen()).isEqualTo("── ant,bee (2) ──\nsame\n── cat ──\nsame");
    }

    @Test
    void waitsForAtLeastHalfOfTheNodes() {
        tell(started("ant", "bee", "cat"));
        tick(0);
        tell(exited("ant", 0));
        tick(10);
        tick(10_000);

        assertThat(seen()).isEqualTo("[1/3] 0:10 waiting bee,cat");
    }

    @Test
    void tellsTheProgressOfBuiltins() {
        tell(new Event.Progress(10, 254));
        tick(0);
        tick(1000);
        assertThat(seen()).isEqualTo("[10/254] 0:01");

        tell(new Event.Text("found one"), new Event.Progress(11, 0));
        tick(1050);

        assertThat(seen()).isEqualTo("found one\n[11] 0:01");
    }

    @ParameterizedTest
    @CsvSource({"0,0:00", "59999,0:59", "60000,1:00", "3599000,59:59", "3600000,1:00:00", "90061000,25:01:01"})
    void tellsTime(long millis, String text) {
        assertThat(ProgressLine.clock(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private void tell(Event... events) {
        for (Event event : events) {
            gather.handle(event);
            renderer.handle(event);
        }
    }

    private void tick(long millis) {
        renderer.tick(Duration.ofMillis(millis).toNanos());
    }

    private String seen() {
        ScreenTerminal terminal = new ScreenTerminal(40, 20);
        terminal.write(captured.out().replace("\\e", "\u001b").replaceAll("\r?\n", "\r\n"));
        return terminal.toString().replaceAll("(?m) +$", "").stripTrailing();
    }
}
