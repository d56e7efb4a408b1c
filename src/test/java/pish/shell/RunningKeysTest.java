package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.render.LiveRenderer;
import pish.render.Palette;
import pish.transport.ExitStatus;

class RunningKeysTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    Path folder;

    private final Cancellation cancellation = new Cancellation();
    private Typist typist;
    private RunningKeys keys;

    @BeforeEach
    void run() throws Exception {
        typist = new Typist(folder, Palette.PLAIN);
        keys = typist.keys;
        keys.begin(new LiveRenderer(typist.console.sinks()), () -> cancellation);
        keys.handle(new Event.Started(NodeSet.parse("pi[01-04]"), "sleep 60"));
        keys.handle(new Event.Exited("pi02", ExitStatus.OK, Duration.ZERO, ""));
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    @Test
    void enter_says_who_is_still_running() throws Exception {
        typist.type("\r");
        keys.tick(1);
        typist.await("waiting for pi[01,03-04] (3)");
        assertThat(keys.takeTyped()).isEmpty();
    }

    @Test
    void what_is_typed_ahead_comes_to_the_next_prompt() throws Exception {
        typist.type("all: up");
        keys.tick(1);
        typist.type("time\r");
        keys.handle(new Event.Finished(1, "all: sleep 60", ExitStatus.OK, NodeSet.EMPTY, NodeSet.EMPTY, Duration.ZERO));
        assertThat(typist.line("")).contains("all: uptime");
    }

    @Test
    void lines_typed_ahead_are_taken_one_by_one() throws Exception {
        typist.type("all: uptime\r");
        keys.tick(1);
        typist.type("all: date\r");
        keys.tick(2);
        typist.type("all: w");
        keys.handle(new Event.Finished(1, "all: sleep 60", ExitStatus.OK, NodeSet.EMPTY, NodeSet.EMPTY, Duration.ZERO));
        assertThat(typist.line("")).contains("all: uptime");
        assertThat(typist.line("")).contains("all: date");
        assertThat(typist.line("ho\r")).contains("all: who");
    }

    @Test
    void a_line_and_ctrl_d_are_no_paste() throws Exception {
        typist.type("exit\r\4");
        keys.tick(1);
        assertThat(keys.isPasted()).isFalse();
    }

    @Test
    void lines_that_come_at_once_wait_for_enter() throws Exception {
        typist.type("all: uptime\rall: date\r");
        keys.tick(1);
        assertThat(keys.isPasted()).isTrue();
        keys.handle(new Event.Finished(1, "all: sleep 60", ExitStatus.OK, NodeSet.EMPTY, NodeSet.EMPTY, Duration.ZERO));
        CompletableFuture<Optional<String>> line = typist.line();
        typist.await("all: date");
        typist.type(" -u");
        typist.await("-u");
        assertThat(line).isNotDone();
        assertThat(keys.isPasted()).isFalse();
        typist.type("\r");
        typist.await("2 lines for 4 nodes");
        typist.type("y\r");
        assertThat(line.get(10, TimeUnit.SECONDS)).contains("all: uptime");
        assertThat(typist.line("")).contains("all: date -u");
    }

    @Test
    void ctrl_c_says_what_the_next_one_does_if_the_first_does_not_help() throws Exception {
        cancellation.request();
        keys.tick(SECOND);
        keys.tick(2 * SECOND);
        typist.await("interrupted, but still running on pi[01,03-04]; Ctrl-C again kills it");
        cancellation.request();
        keys.tick(3 * SECOND);
        keys.tick(4 * SECOND);
        typist.await("Ctrl-C again gives up waiting");
    }
}
