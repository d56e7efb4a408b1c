package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;
import pish.render.FoldRenderer;
import pish.render.Palette;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** The live region and the keys that are pressed below it, on a terminal with a line discipline. */
@Timeout(60)
class RegionOnTerminalTest {
    @TempDir
    Path folder;

    private final Gather gather = new Gather(new Spools());
    private Typist typist;
    private FoldRenderer renderer;

    @BeforeEach
    void run() throws Exception {
        typist = new Typist(folder, Palette.COLOUR);
        renderer = new FoldRenderer(gather, typist.console.sinks(), typist.console.screen());
        Cancellation cancellation = new Cancellation();
        typist.keys.begin(renderer, () -> cancellation);
        tell(new Event.Started(NodeSet.parse("pi[01-04]"), "make"));
        tick(0);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
        gather.close();
    }

    private void tell(Event event) {
        gather.handle(event);
        renderer.handle(event);
        typist.keys.handle(event);
    }

    private void tick(long millis) {
        long now = Duration.ofMillis(millis).toNanos();
        renderer.tick(now);
        typist.keys.tick(now);
    }

    private void print(String node, String text) {
        tell(new Event.Output(node, Stream.STDOUT, Bytes.utf8(text)));
    }

    private void end(String node, int status) {
        tell(new Event.Exited(node, new ExitStatus(status), Duration.ofSeconds(1), ""));
    }

    @Test
    void shows_how_far_it_is_and_the_last_lines() throws Exception {
        print("pi02", "compiling 한글.c\n");
        tick(300);
        assertThat(typist.await("한글.c"))
                .contains("[0/4] ░░░░░░░░░░░░░░░░ 0:00 waiting pi[01-04]", "pi02 │ compiling 한글.c");
    }

    @Test
    void enter_says_who_is_still_running_and_shows_what_is_there() throws Exception {
        print("pi02", "done\n");
        end("pi02", 0);
        tick(300);
        typist.type("\r");
        tick(350);
        assertThat(typist.await("waiting for pi[01,03-04] (3)")).contains("── pi02 ──\r\ndone\r\n");
        tick(400);
        assertThat(typist.await("[1/4]")).contains("████░░░░░░░░░░░░ 0:00 waiting pi[01,03-04]");
    }

    @Test
    void a_failure_stands_above_it() throws Exception {
        tick(300);
        end("pi03", 2);
        tick(350);
        tick(750);
        assertThat(typist.await("1 failed")).contains("pi03: exit 2\r\n");
    }

    @Test
    void typed_keys_are_kept_off_it() throws Exception {
        tick(300);
        typist.await("[0/4]");
        typist.type("uptime");
        tick(350);
        tick(1300);
        assertThat(typist.await("0:01")).doesNotContain("uptime");
        assertThat(typist.keys.takeTyped()).isEqualTo("uptime");
    }
}
