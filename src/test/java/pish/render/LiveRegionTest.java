package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.finished;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;

/** What a person sees while a command runs. */
class LiveRegionTest {
    private int width = 40;
    private int height = 20;
    private final Captured captured = Captured.terminal(Palette.PLAIN);
    private final Gather gather = new Gather(new Spools());
    private final FoldRenderer renderer = new FoldRenderer(
            gather, captured.sinks(), new Screen(captured.sinks().out(), () -> width, () -> height));

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
    void tellsWhatAllIsWaitedFor() {
        tell(started("ant", "bee"), new Event.Waiting("in the queue: \u001b[2J"));
        tick(0);
        tick(300);
        assertThat(seen()).isEqualTo("[0/2] 0:00 waiting in the queue: ^[[2J");

        tell(new Event.Waiting(""));
        tick(350);

        assertThat(seen()).isEqualTo("[0/2] 0:00 waiting ant,bee");
    }

    @Test
    void writesNothingWhereNothingHasChanged() {
        tell(started("ant"));
        for (int ms = 0; ms <= 2300; ms++) {
            tick(ms);
        }

        assertThat(captured.out().split("waiting", -1)).as("once a second").hasSize(1 + 3);
    }

    @Test
    void showsTheLastLineOfEachNode() {
        tell(started("ant", "노드"));
        tell(out("ant", "one\ntwo\n\n"), out("노드", "Reading\r10 %\r20 %"), err("ant", "a\twarning\n"));
        tick(0);
        tick(300);
        assertThat(seen()).isEqualTo("[0/2] 0:00 waiting ant,노드\nant  │ a warning\n노드 │ 20 %");

        tell(out("ant", "a very long line that has no end for a while"), exited("노드", 0));
        tick(350);

        assertThat(seen()).isEqualTo("[1/2] 0:00 waiting ant\nant  │ a very long line that has no en…");
    }

    @Test
    void showsTheSlowestEightAndLetsThemBeRead() {
        String[] nodes = "abcdefghijkl".split("");
        tell(started(nodes));
        for (int i = 0; i < nodes.length; i++) {
            tell(out(nodes[i], "x".repeat(nodes.length - i) + "\n"));
        }
        tick(0);
        tick(300);
        assertThat(rows()).isEqualTo("efghijkl");

        tell(out("l", "x".repeat(100) + "\n"));
        tick(1200);
        assertThat(rows()).as("within a second").isEqualTo("efghijkl");
        tick(1350);
        assertThat(rows()).isEqualTo("defghijk");

        tell(exited("d", 0), exited("k", 0));
        tick(1400);
        assertThat(rows()).as("at once where one has ended").isEqualTo("bcefghij");
    }

    @Test
    void showsAsManyAsFit() {
        height = 4;
        String[] nodes = "abcdefgh".split("");
        tell(started(nodes));
        for (String node : nodes) {
            tell(out(node, "line\n"));
        }
        tick(0);
        tick(300);

        assertThat(rows()).isEqualTo("ab");
    }

    @Test
    void neutralisesWhatNodesPrint() {
        tell(started("ant"), out("ant", "\u001b[2J\u001b[31mred\u001b[5;5Hx\u0007\u202e\n"));
        tick(0);
        tick(300);

        assertThat(seen()).isEqualTo("[0/1] 0:00 waiting ant\nant │ ^[[2Jred^[[5;5Hx^G\\u202e");
    }

    @Test
    void leavesNothingBehindWhenTheTerminalBecomesNarrower() {
        tell(started("ant", "bee"), out("ant", "x".repeat(40) + "\n"));
        tick(0);
        tick(300);
        width = 12;
        tick(350);
        tell(exited("ant", 0), exited("bee", 0), finished(0));

        assertThat(captured.out().split("\r"))
                .as("the cursor waits at the beginning, from where all is erased and drawn anew")
                .filteredOn(part -> part.contains("[0/2]"))
                .allSatisfy(part -> assertThat(part).startsWith("\\e[?7l"));
        assertThat(captured.out()).contains("\\e[?7h\r\\e[A\r\\e[?7l[0/2] 0:00…", "\\e[?7h\r\\e[A\r\\e[J── ant ──");
    }

    @Test
    void hasABarWhereThereIsRoom() {
        width = 80;
        tell(started("ant", "bee", "cat", "dog"), exited("ant", 0), exited("bee", 1));
        tick(0);
        tick(300);

        assertThat(captured.out()).contains("[2/4] ████████░░░░░░░░ 0:00 1 failed, waiting cat,dog");
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
            tell(out("ant", "line " + ms + "\n"));
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
        tick(850);

        assertThat(seen()).isEqualTo("""
                        bee: unreachable: connection timed out a
                        fter 10 s
                        dog: exit 3
                        [2/4] 0:00 2 failed, waiting ant,cat""");
    }

    @Test
    void saysFailuresOfOneKindTogether() {
        tell(started("pi01", "pi02", "pi03", "pi04"));
        tick(0);
        tick(400);
        tell(exited("pi02", 124), exited("pi04", 1));
        tick(450);
        tell(exited("pi03", 124));
        tick(850);

        assertThat(seen()).isEqualTo("""
                        pi[02-03] (2): timed out (124)
                        pi04: exit 1
                        [3/4] 0:00 3 failed, waiting pi01""");
    }

    @Test
    void leavesFailuresToTheFoldsThatFollowAtOnce() {
        tell(started("ant", "bee"));
        tick(0);
        tick(5000);
        tell(exited("bee", 124));
        tick(5050);
        tick(5100);
        tell(exited("ant", 124), finished(124));

        assertThat(seen()).isEqualTo("── ant,bee (2) ── timed out (124)");
    }

    @Test
    void doesNotFloodWithFailures() {
        String[] nodes = "abcdefghijklmnopqrst".split("");
        tell(started(nodes));
        tick(0);
        for (int i = 0; i < 19; i++) {
            tell(exited(nodes[i], 1 + i));
            tick(1000 * i + 1000);
            tick(1000 * i + 1400);
        }

        assertThat(seen().lines()).hasSize(9).last().isEqualTo("[19/20] 0:19 19 failed, waiting t");
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

    @Test
    void tellsWhomABuiltinWaitsFor() {
        tell(new Event.Progress(1, 3, Event.Unit.COUNT, NodeSet.parse("pi[02-03]")));
        tick(0);
        tick(1000);

        assertThat(seen()).isEqualTo("[1/3] 0:01 waiting pi[02-03]");
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

    /** Returns the names at the beginnings of the lines of nodes. */
    private String rows() {
        return seen().lines()
                .filter(line -> line.contains("│"))
                .map(line -> line.substring(0, 1))
                .collect(Collectors.joining());
    }

    private String seen() {
        return Glass.seen(captured.out().replace("\\e", "\u001b"), width).stripTrailing();
    }
}
