package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.lost;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

class GatherTest {
    @TempDir
    Path folder;

    private Gather gather;

    @BeforeEach
    void open() {
        gather = new Gather(new Spools(folder, 1000, 100_000));
    }

    @AfterEach
    void close() {
        gather.close();
    }

    @Test
    void foldsEqualOutputs() {
        tell(started("ant", "bee", "cat"));
        tell(out("bee", "x\n"), out("ant", "y"), out("cat", "x"), out("cat", "\n"), out("ant", "\n"));
        tell(exited("cat", 0), exited("ant", 0), exited("bee", 0));

        assertThat(gather.folds()).extracting(GatherTest::text).containsExactly("bee,cat 0 x\n", "ant 0 y\n");
    }

    @Test
    void knowsWhereRanksRunOnceThatIsTold() {
        gather.handle(new Event.Started(NodeSet.of("rank 0"), "mpiexec a", Map.of("rank 0", "hub")));
        tell(out("rank 0", "x"));
        gather.handle(new Event.Placed(Map.of("rank 0", "pi01")));
        tell(exited("rank 0", 0));

        assertThat(gather.places()).containsEntry("rank 0", "pi01");
        assertThat(gather.folds()).extracting(GatherTest::text).containsExactly("rank 0 0 x");
    }

    @Test
    void keepsSoMuchAndNoMoreOfWhatNobodyWatches() {
        tell(started("ant", "bee"), out("bee", "before"));
        gather.bound(6, "6 bytes are kept");
        tell(out("ant", "kept"), err("bee", "!!"), out("ant", "not this"), out("ant", "!"));
        tell(exited("ant", 0), exited("bee", 0));

        assertThat(gather.folds())
                .extracting(GatherTest::text)
                .containsExactlyInAnyOrder("bee 0 before|!!", "ant 0 output cut short: 6 bytes are kept kept");
        assertThat(gather.outcome().failed()).isEqualTo(NodeSet.of(List.of("ant")));
    }

    @Test
    void keepsApartWhatDiffersInStreamStatusOrReason() {
        tell(started("ant", "bee", "cat", "dog", "eel", "fox"));
        tell(out("ant", "x"), err("bee", "x"), out("cat", "x"), out("dog", "x"));
        tell(exited("ant", 0), exited("bee", 0), exited("cat", 3), lost("dog"), unreachable("eel"), exited("fox", 0));

        assertThat(gather.folds())
                .extracting(GatherTest::text)
                .containsExactly(
                        "ant 0 x",
                        "bee 0 |x",
                        "fox 0 ",
                        "cat 3 x",
                        "dog 255 connection lost: no answer for 15 s x",
                        "eel 255 unreachable: connection timed out after 10 s ");
    }

    @Test
    void ordersFailuresLastAndLargestFirst() {
        tell(started("ant", "bee", "cat", "dog", "eel", "fox"));
        tell(out("eel", "2"), out("fox", "2"), out("dog", "1"));
        tell(
                exited("ant", 1),
                exited("bee", 1),
                exited("cat", 1),
                exited("dog", 0),
                exited("fox", 0),
                exited("eel", 0));

        assertThat(gather.folds())
                .extracting(GatherTest::text)
                .containsExactly("eel,fox 0 2", "dog 0 1", "ant,bee,cat 1 ");
        assertThat(gather.outcome().same())
                .extracting(NodeSet::toString)
                .containsExactly("ant,bee,cat", "eel,fox", "dog");
    }

    @Test
    void storesIdenticalOutputOnce() {
        tell(started("ant", "bee"), out("ant", "same"), out("bee", "same"), exited("ant", 0), exited("bee", 1));

        assertThat(gather.folds()).hasSize(2);
        assertThat(gather.folds().get(0).stdout())
                .isSameAs(gather.folds().get(1).stdout());
    }

    @Test
    void saysHowItWent() {
        tell(started("ant", "bee", "cat", "dog", "eel", "fox"));
        tell(exited("ant", 0), exited("bee", 3), exited("cat", 124), lost("dog"), unreachable("eel"));

        Outcome outcome = gather.outcome();

        assertThat(outcome.ok()).hasToString("ant");
        assertThat(outcome.failed()).hasToString("bee,cat,dog,eel");
        assertThat(outcome.timeout()).hasToString("cat");
        assertThat(outcome.unreachable()).hasToString("eel");
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(gather.pending()).hasToString("fox");
    }

    @Test
    void callsNodesSlowThatTakeTwiceTheMedianAndASecondMore() {
        tell(started("ant", "bee", "cat", "dog", "eel"));
        tell(exited("ant", 0, 100), exited("bee", 0, 100), exited("cat", 0, 400));
        tell(exited("dog", 0, 1099), exited("eel", 0, 1100));

        assertThat(gather.outcome().slow()).as("the median is 400 ms").isEmpty();

        tell(started("ant", "bee", "cat"), exited("ant", 0, 100), exited("bee", 0, 100), exited("cat", 0, 1100));

        assertThat(gather.outcome().slow()).hasToString("cat");
        assertThat(gather.median()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void startsAnewWithTheNextCommand() {
        tell(started("ant", "bee"), out("ant", "old"), exited("ant", 0), started("ant"), exited("ant", 1));

        assertThat(gather.folds()).extracting(GatherTest::text).containsExactly("ant 1 ");
        assertThat(gather.pending()).isEmpty();
    }

    @Test
    void tellsItAllAgain() {
        List<Event> events =
                List.of(started("ant", "bee"), out("ant", "x"), err("ant", "y"), exited("ant", 2), unreachable("bee"));
        events.forEach(gather::handle);
        List<Event> again = new ArrayList<>();

        gather.replay(again::add);

        assertThat(again).isEqualTo(events);
    }

    @Test
    void neverCallsOutputCompleteThatCouldNotBeKept() {
        gather = new Gather(new Spools(() -> new RandomAccessFile("/dev/full", "rw"), 10, 100));

        tell(started("ant"), out("ant", "kept"), out("ant", " but not this"), out("ant", "!"), exited("ant", 0));

        assertThat(gather.folds())
                .extracting(GatherTest::text)
                .containsExactly("ant 0 output cut short: No space left on device; TMPDIR says where it is kept kept");
        assertThat(gather.outcome().failed()).hasToString("ant");
        assertThat(gather.outcome().status()).isEqualTo(new ExitStatus(1));
    }

    @Test
    void putsAwayWhatHasEndedAndShowsItStill() {
        Spools spools = new Spools(folder, 1 << 20, 1 << 30);
        gather = new Gather(spools);
        String large = "x".repeat(200_000);
        tell(
                started("ant", "bee", "cat"),
                out("ant", large),
                out("bee", large + "y"),
                exited("ant", 0),
                exited("bee", 0));
        gather.putAway();
        assertThat(spools.reserved()).as("cat runs still").isPositive();
        tell(out("cat", large), exited("cat", 1));

        gather.putAway();
        gather.putAway();

        assertThat(spools.reserved()).isZero();
        assertThat(gather.folds())
                .extracting(GatherTest::text)
                .containsExactly("ant 0 " + large, "bee 0 " + large + "y", "cat 1 " + large);
        assertThat(gather.outcome().failed()).hasToString("cat");
    }

    private void tell(Event... events) {
        for (Event event : events) {
            gather.handle(event);
        }
    }

    private static String text(Fold fold) {
        String reason = fold.reason().map(text -> text + " ").orElse("");
        String stderr = fold.stderr().isEmpty() ? "" : "|" + content(fold.stderr());
        return fold.nodes() + " " + fold.status().code() + " " + reason + content(fold.stdout()) + stderr;
    }

    private static String content(Spool spool) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            spool.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
