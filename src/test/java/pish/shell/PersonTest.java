package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Cancellation;
import pish.node.Node;
import pish.render.LiveRenderer;
import pish.render.Palette;
import pish.transport.UnknownHostKey;

class PersonTest {
    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.PLAIN);
        typist.keys.begin(new LiveRenderer(typist.console.sinks()), Cancellation::new);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private <T> CompletableFuture<T> asked(Function<Person, T> question) {
        return CompletableFuture.supplyAsync(() -> question.apply(new Person(typist.console, typist.keys)));
    }

    @Test
    void a_password_is_never_seen() throws Exception {
        CompletableFuture<String> answer = asked(person -> person.password("password for pi on pi[01-04]: ")
                .map(String::new)
                .orElse("none"));
        typist.await("password for pi on pi[01-04]: ");
        typist.type("rasX\u007fpberry\r");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("raspberry");
        assertThat(typist.await("\n")).doesNotContain("r").doesNotContain("b");
        assertThat(typist.history.lines()).isEmpty();
    }

    @Test
    void no_password_is_an_answer_too() throws Exception {
        CompletableFuture<Boolean> answer =
                asked(person -> person.password("password: ").isPresent());
        typist.await("password: ");
        typist.type("rasp" + Typist.CTRL_C);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void host_keys_are_asked_about_once_with_yes_or_no_in_full() throws Exception {
        CompletableFuture<Boolean> answer = asked(person -> person.trust(List.of(key("pi01"), key("pi02"))));
        String shown = typist.await("Type yes to add them, or no: ");
        assertThat(shown)
                .contains("pi01  10.0.0.1  ed25519  SHA256:pi01")
                .contains("pi02  10.0.0.1  ed25519  SHA256:pi02");
        typist.type("y\r");
        typist.await("Please type yes or no: ");
        typist.type("yes\r");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private static UnknownHostKey key(String node) {
        return new UnknownHostKey(Node.of(node), "10.0.0.1", "ssh-ed25519", "SHA256:" + node, "AAAA");
    }

    @Test
    void the_number_of_nodes_has_to_be_typed() throws Exception {
        CompletableFuture<Boolean> answer = asked(person -> person.confirmCount("this ends machines", 4));
        typist.await("this ends machines on 4 nodes; type 4 to go on: ");
        typist.type("y\r");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isFalse();
        answer = asked(person -> person.confirmCount("this ends machines", 4));
        typist.await("to go on: ");
        typist.type("4\r");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
