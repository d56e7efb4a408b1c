package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Asker;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Links;
import pish.exec.SudoQuestion;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.UnknownHostKey;

/** A line for nodes behind a host that nobody knows yet and that wants a password of its own. */
class JumpBroadcastTest {
    private static final NodeSet NODES = NodeSet.parse("n[1-6]");

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private final Person person = new Person();
    private Route route;
    private SshTransport transport;
    private Links links;

    /** Trusts all keys, and types passwords from a list. */
    private static final class Person implements Asker {
        private final Queue<String> passwords = new ArrayDeque<>();
        private final List<String> questions = new ArrayList<>();

        @Override
        public boolean trust(List<UnknownHostKey> keys) {
            questions.add("trust " + keys.size() + " from " + keys.get(0).node().name());
            return true;
        }

        @Override
        public Optional<char[]> password(String prompt) {
            questions.add(prompt);
            return Optional.ofNullable(passwords.poll()).map(String::toCharArray);
        }

        @Override
        public Optional<char[]> sudoPassword(SudoQuestion question) {
            throw new AssertionError("no sudo here");
        }
    }

    @BeforeEach
    void start() throws Exception {
        route = new Route(folder, "gate", "inner");
        route.server("gate").logins().password("gate", "of the gate");
        route.server("inner").logins().password("inner", "of the nodes");
        route.start();
    }

    @AfterEach
    void stop() {
        links.close();
        route.close();
    }

    private void run(String... config) throws Exception {
        transport = route.transport(config);
        links = new Links(name -> Node.of(name).withAddress("inner").withJump("gate"), transport, 64);
        EventHandler log = events::add;
        new Broadcast(links, NODES, "echo in", BroadcastOptions.DEFAULT, log, person, new Cancellation()).run();
    }

    private List<String> secrets(String name) {
        return route.server(name).logins().tries("password").stream()
                .map(Logins.Try::secret)
                .toList();
    }

    private List<Event.Unreachable> unreachable() {
        return events.stream()
                .filter(Event.Unreachable.class::isInstance)
                .map(Event.Unreachable.class::cast)
                .toList();
    }

    @Test
    void itsKeyAndItsPasswordAreAskedForOnce() throws Exception {
        person.passwords.addAll(List.of("of the gate", "of the nodes"));
        run();
        assertThat(unreachable()).isEmpty();
        assertThat(events).filteredOn(Event.Exited.class::isInstance).hasSize(6);
        assertThat(person.questions).hasSize(4);
        assertThat(person.questions.subList(0, 3))
                .containsExactly(
                        "trust 1 from gate",
                        "password for gate on gate, on the way to n[1-6]: ",
                        person.questions.get(2));
        assertThat(person.questions.get(2)).startsWith("trust 6 from n");
        assertThat(person.questions.get(3)).startsWith("password for n[1-6]: ");
        assertThat(secrets("gate")).containsExactly("of the gate");
        assertThat(secrets("inner")).hasSize(6).containsOnly("of the nodes");
    }

    @Test
    void aWrongPasswordIsSeenByItOnceAndByNodesNever() throws Exception {
        route.know("gate", "inner");
        person.passwords.add("wrong");
        run();
        assertThat(secrets("gate")).containsExactly("wrong");
        assertThat(secrets("inner")).isEmpty();
        assertThat(unreachable())
                .hasSize(6)
                .allSatisfy(e -> assertThat(e.reason()).startsWith("on the way, gate: permission denied"));
    }

    @Test
    void acceptNewAsksForNoKeyAndRemarksNothing() throws Exception {
        person.passwords.addAll(List.of("of the gate", "of the nodes"));
        run("StrictHostKeyChecking accept-new");
        assertThat(unreachable()).isEmpty();
        assertThat(person.questions).hasSize(2).noneMatch(question -> question.startsWith("trust"));
        assertThat(events).noneMatch(Event.Message.class::isInstance);
    }

    @Test
    void noIsTakenForAskAndThatIsSaidOnce() throws Exception {
        person.passwords.addAll(List.of("of the gate", "of the nodes"));
        run("StrictHostKeyChecking off");
        assertThat(unreachable()).isEmpty();
        assertThat(person.questions).hasSize(4);
        assertThat(events.stream().filter(Event.Message.class::isInstance))
                .extracting(event -> ((Event.Message) event).text())
                .containsExactly(
                        folder.resolve("config") + ":1 has StrictHostKeyChecking off, which pish takes for ask");
    }
}
