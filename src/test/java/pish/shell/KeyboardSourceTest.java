package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.render.Palette;

class KeyboardSourceTest {
    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.PLAIN);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private static Optional<String> of(CompletableFuture<Optional<String>> line) throws Exception {
        return line.get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_line_with_its_prompts() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        assertThat(typist.await("0/4 up")).contains("pish> ");
        typist.type("pi[02-03]: uptime");
        typist.await("2 nodes");
        typist.type("\r");
        assertThat(of(line)).contains("pi[02-03]: uptime");
    }

    @Test
    void the_default_target_is_in_the_prompt() throws Exception {
        typist.shell.use(Optional.of("pi[02-04]"));
        CompletableFuture<Optional<String>> line = typist.line();
        typist.await("pish pi[02-04]> ");
        typist.type("uptime");
        typist.await("3 nodes");
        typist.type("\r");
        assertThat(of(line)).contains("uptime");
    }

    @Test
    void tab_completes() throws Exception {
        assertThat(typist.line("pi04\t uptime\r")).contains("pi04:  uptime");
        assertThat(typist.line("he\t\r")).contains("help ");
    }

    @Test
    void a_line_that_goes_on() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.type("all: echo 'a\r");
        typist.await("   …> ");
        typist.type("b'\r");
        assertThat(of(line)).contains("all: echo 'a\nb'");
        typist.type("all: cat <<E\rx\rE\r");
        assertThat(of(typist.line())).contains("all: cat <<E\nx\nE");
    }

    @Test
    void what_was_typed_ahead_stays_in_order() throws Exception {
        String text = "all: printf 'a\\tb\\n' \\u0041 한글 \\\\";
        typist.source.editor().runMacro(text + "\r");
        assertThat(of(typist.line())).contains(text);
    }

    @Test
    void ctrl_c_drops_a_line_and_does_nothing_at_an_empty_prompt() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.await("0/4 up");
        typist.type(Typist.CTRL_C);
        typist.await("0/4 up");
        typist.type("all: rm x");
        typist.await("4 nodes");
        typist.type(Typist.CTRL_C);
        typist.await("0/4 up");
        typist.type("all: echo 'a\r");
        typist.await("   …> ");
        typist.type(Typist.CTRL_C);
        typist.await("0/4 up");
        typist.type("help\r");
        assertThat(of(line)).contains("help");
    }

    @Test
    void ctrl_d_leaves_but_not_from_a_line() throws Exception {
        assertThat(typist.line("help" + Typist.CTRL_D + "\r")).contains("help");
        assertThat(typist.line(Typist.CTRL_D)).isEmpty();
    }

    @Test
    void exclamation_marks_are_only_text() throws Exception {
        assertThat(typist.line("all: echo a!! !1\r")).contains("all: echo a!! !1");
    }

    @Test
    void lines_come_back() throws Exception {
        typist.line("all: one\r");
        typist.line(" all: secret\r");
        assertThat(typist.line(Typist.UP + "\r")).contains("all: one");
        assertThat(typist.line("\u0012on\r")).contains("all: one");
        assertThat(typist.history.lines()).containsExactly("all: one");
    }

    @Test
    void comments_in_a_paste_are_not_asked_about_and_not_lost() throws Exception {
        assertThat(typist.line(Typist.PASTE.formatted("# why\r\rall: one\r") + "\r"))
                .contains("# why");
        assertThat(of(typist.line())).contains("all: one");
    }

    @Test
    void a_paste_of_several_lines_is_only_inserted_and_then_asked_about() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.type(Typist.PASTE.formatted("all: one\rpi01: two\r"));
        typist.await("4 nodes");
        assertThat(line).isNotDone();
        typist.type("\r");
        typist.await("2 lines for 4 nodes: run them? [y/N] ");
        typist.type("y\r");
        assertThat(of(line)).contains("all: one");
        assertThat(of(typist.line())).contains("pi01: two");
        assertThat(typist.history.lines()).containsExactly("all: one", "pi01: two");
    }

    @Test
    void a_paste_that_is_refused_runs_nothing() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.type(Typist.PASTE.formatted("all: one\rpi01: two") + "\r");
        typist.await("run them?");
        typist.type("n\rhelp\r");
        assertThat(of(line)).contains("help");
    }

    @Test
    void a_paste_of_one_line_waits_for_enter() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.type(Typist.PASTE.formatted("all: one\r"));
        typist.await("4 nodes");
        assertThat(line).isNotDone();
        typist.type("\r");
        assertThat(of(line)).contains("all: one");
    }

    @Test
    void a_prompt_is_drawn_anew_from_another_thread() throws Exception {
        CompletableFuture<Optional<String>> line = typist.line();
        typist.await("0/4 up");
        typist.shell.links().await(typist.shell.cluster().all());
        typist.source.editor().refresh();
        typist.await("4");
        typist.type("help\r");
        assertThat(of(line)).contains("help");
    }

    @Test
    void told_to_leave_it_ends_at_once() throws Exception {
        CompletableFuture<Thread> reading = new CompletableFuture<>();
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(() -> {
            reading.complete(Thread.currentThread());
            return typist.source.next().isPresent();
        });
        typist.await("0/4 up");
        typist.source.leave(reading.get());
        assertThat(more.get(20, TimeUnit.SECONDS)).isFalse();
    }
}
