package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Bytes;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.Shells;

class ErrandsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private BroadcastFixture nodes;
    private final Cancellation cancellation = new Cancellation();

    @BeforeEach
    void open() {
        nodes = new BroadcastFixture(folder, Shells.BASH, 4);
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    private Map<String, Report> run(Duration timeout, String... scripts) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (int i = 0; i < scripts.length; i++) {
            errands.put("pi0" + (i + 1), Errand.of(scripts[i]));
        }
        return new Errands(nodes.links, cancellation, now -> {}).run(errands, timeout);
    }

    private Report one(String script) {
        return run(LONG, script).get("pi01");
    }

    @Test
    void eachReportsWhatItsScriptPrintedAndHowItEnded() {
        Map<String, Report> reports = run(LONG, "echo one; echo two >&2; exit 3", "printf 'a\n\tb!\n\n'");
        assertThat(reports.keySet()).containsExactly("pi01", "pi02");
        Report first = reports.get("pi01");
        assertThat(first.status()).isEqualTo(new ExitStatus(3));
        assertThat(first.text()).isEqualTo("one");
        assertThat(first.reason()).isEqualTo("two");
        assertThat(first.ok()).isFalse();
        assertThat(reports.get("pi02").ok()).isTrue();
        assertThat(reports.get("pi02").text()).isEqualTo("a\n\tb!");
    }

    @Test
    void aScriptOfAnyTextIsReadWholeAndItsInputAfterIt() {
        String script = "x='it''s'\ncat <<'END'\n$x `y` !!\nEND\nread -r line\necho \"$line|$x\"\ncat";
        Errand errand = new Errand(script, Bytes.utf8("first\nrest\n"));
        Report report = new Errands(nodes.links, cancellation, now -> {})
                .run(Map.of("pi01", errand), LONG)
                .get("pi01");
        assertThat(report.text()).isEqualTo("$x `y` !!\nfirst|its\nrest");
    }

    @Test
    void itReadsNothingWhereThereIsNothing() {
        assertThat(one("cat; echo end").text()).isEqualTo("end");
    }

    @Test
    void theShellIsNeitherUsedNorChanged() throws Exception {
        nodes.run("pi01", "cd /; X=5");
        assertThat(one("cd /tmp; X=6; echo $X$PISH_NODE").text()).isEqualTo("6");
        assertThat(nodes.run("pi01", "echo $PWD $X")).isEqualTo("/ 5\n");
    }

    @Test
    void timeIsBounded() {
        Report report = run(Duration.ofMillis(300), "sleep 60").get("pi01");
        assertThat(report.status()).isEqualTo(ExitStatus.TIMEOUT);
        assertThat(report.reason()).isEqualTo("no answer in time");
    }

    @Test
    void outputIsBounded() {
        Report report = one("yes");
        assertThat(report.ok()).isFalse();
        assertThat(report.reason()).isEqualTo("it printed more than 192 KiB");
    }

    @Test
    void ctrlCEndsThem() {
        Errands errands = new Errands(nodes.links, cancellation, now -> cancellation.request());
        Report report = errands.run(Map.of("pi01", Errand.of("sleep 60")), LONG).get("pi01");
        assertThat(report.status()).isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void aNodeThatCannotBeReachedSaysWhy() {
        nodes.transport.fail("pi02", new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "no route to host"));
        Map<String, Report> reports = run(LONG, "echo here", "echo here");
        assertThat(reports.get("pi01").text()).isEqualTo("here");
        assertThat(reports.get("pi02").failure()).isEqualTo("no route to host");
        assertThat(reports.get("pi02").status()).isEqualTo(ExitStatus.UNREACHABLE);
    }
}
