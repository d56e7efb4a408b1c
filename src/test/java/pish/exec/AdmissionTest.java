package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.UnknownHostKey;

/** What nodes ask before they let anybody in is asked once for all, and a password is tried on one node first. */
class AdmissionTest {
    private static final NodeSet NODES = NodeSet.of(List.of("a", "b", "c", "d"));

    @TempDir
    Path folder;

    private LockedTransport transport;
    private Links links;
    private final Cancellation cancellation = new Cancellation();
    private final EventLog log = new EventLog();
    private final Person person = new Person();

    /** Answers from a list, and keeps the questions. */
    private static final class Person implements Asker {
        private final Queue<String> passwords = new ArrayDeque<>();
        private final List<String> questions = new ArrayList<>();
        private final List<char[]> given = new ArrayList<>();
        private boolean trusts = true;
        private Runnable whileAsked = () -> {};

        @Override
        public boolean trust(List<UnknownHostKey> keys) {
            questions.add("trust " + keys.size());
            return trusts;
        }

        @Override
        public Optional<char[]> password(String prompt) {
            questions.add(prompt);
            whileAsked.run();
            Optional<char[]> answer = Optional.ofNullable(passwords.poll()).map(String::toCharArray);
            answer.ifPresent(given::add);
            return answer;
        }

        @Override
        public Optional<char[]> sudoPassword(SudoQuestion question) {
            throw new AssertionError("no sudo here");
        }
    }

    @BeforeEach
    void open() {
        transport = new LockedTransport(folder);
        links = new Links(name -> new Node(name, name, 0, "pi", ""), transport, 64);
    }

    @AfterEach
    void close() {
        links.close();
    }

    private Outcome run() throws InterruptedException {
        return BroadcastFixture.gathered(
                log,
                both -> new Broadcast(links, NODES, "echo in", BroadcastOptions.DEFAULT, both, person, cancellation));
    }

    @Test
    void asksOnceForAll() throws Exception {
        person.passwords.add(LockedTransport.PASSWORD);
        Outcome outcome = run();
        assertThat(outcome.ok()).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(person.questions).hasSize(2);
        assertThat(person.questions.get(0)).isEqualTo("trust 4");
        assertThat(person.questions.get(1)).startsWith("password for pi on ").endsWith(": ");
        assertThat(transport.tries()).hasSize(4).allMatch(attempt -> attempt.endsWith(LockedTransport.PASSWORD));
        assertThat(person.given).allSatisfy(password -> assertThat(password).containsOnly('\0'));
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        person.passwords.add("wrong");
        Outcome outcome = run();
        assertThat(transport.tries()).hasSize(1).allMatch(attempt -> attempt.endsWith(" wrong"));
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(outcome.unreachable()).hasSize(4);
        assertThat(person.questions).hasSize(3);
        assertThat(person.questions.get(2)).startsWith("refused; password for ");
        assertThat(log.of(Event.Unreachable.class))
                .allSatisfy(e -> assertThat(e.reason()).startsWith("permission denied"));
    }

    @Test
    void asksAgainAfterARefusalButNotForEver() throws Exception {
        person.passwords.addAll(List.of("wrong", LockedTransport.PASSWORD));
        assertThat(run().ok()).hasSize(4);
        assertThat(transport.tries()).hasSize(5);
        assertThat(transport.tries().get(0)).endsWith(" wrong");
        assertThat(transport.tries().get(1).charAt(0))
                .as("the same node is tried again")
                .isEqualTo(transport.tries().get(0).charAt(0));
    }

    @Test
    void threeWrongPasswordsAreEnough() throws Exception {
        person.passwords.addAll(List.of("one", "two", "three", "four"));
        assertThat(run().unreachable()).hasSize(4);
        assertThat(transport.tries()).hasSize(3);
    }

    @Test
    void givesUpWhoIsNotTrusted() throws Exception {
        person.trusts = false;
        Outcome outcome = run();
        assertThat(outcome.unreachable()).hasSize(4);
        assertThat(person.questions).containsExactly("trust 4");
        assertThat(log.of(Event.Unreachable.class))
                .allSatisfy(e -> assertThat(e.reason()).contains("host key is not known"));
    }

    @Test
    void theNodeThatTriesThePasswordMayDieOfIt() throws Exception {
        ConnectFailure dies = new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "connection closed by the node");
        person.passwords.addAll(List.of(LockedTransport.PASSWORD, LockedTransport.PASSWORD));
        person.whileAsked = () -> {
            if (person.questions.size() == 2) {
                // whichever is asked about first
                NODES.forEach(node -> transport.trouble(node, dies));
            }
        };
        log.react(event -> {
            if (event instanceof Event.Unreachable) {
                transport.noTrouble();
            }
        });
        Outcome outcome = run();
        assertThat(outcome.ok()).hasSize(3);
        assertThat(outcome.unreachable()).hasSize(1);
        assertThat(transport.tries()).hasSize(4);
        assertThat(person.questions).hasSize(3);
    }

    @Test
    void ctrlCEndsTheWaitForAnAnswer() throws Exception {
        person.whileAsked = cancellation::request;
        person.passwords.add("wrong");
        Outcome outcome = run();
        assertThat(outcome.failed()).hasSize(4);
        assertThat(outcome.status().code()).isIn(130, 255);
        assertThat(transport.tries().size()).isLessThanOrEqualTo(1);
    }

    @Test
    void nobodyIsAskedTwiceInOneRun() throws Exception {
        person.passwords.add(LockedTransport.PASSWORD);
        run();
        assertThat(run().ok()).hasSize(4);
        assertThat(person.questions).hasSize(2);
        assertThat(transport.tries()).hasSize(4);
    }

    @Test
    void aNodeLostRightAfterItAcceptedThePasswordHoldsNobody() throws Exception {
        person.passwords.add(LockedTransport.PASSWORD);
        log.react(event -> {
            if (event instanceof Event.Connected connected
                    && log.of(Event.Connected.class).size() == 1) {
                transport.cut(connected.node());
            }
        });
        Outcome outcome = run();
        assertThat(outcome.ok().size()).isGreaterThanOrEqualTo(3);
        assertThat(person.questions).hasSize(2);
    }

    @Test
    void aNodeTurnedAwayBeforeThePasswordWasProvenIsTriedAgainUnasked() throws Exception {
        person.passwords.add(LockedTransport.PASSWORD);
        CountDownLatch denial = transport.holdDenial("d");
        log.react(event -> {
            if (event instanceof Event.Exited) {
                denial.countDown();
            }
        });
        assertThat(run().ok()).hasSize(4);
        assertThat(person.questions).hasSize(2);
    }

    @Test
    void aHostOnTheWayIsAskedAboutOnceAndBeforeTheNodes() throws Exception {
        transport.gate("gate");
        person.passwords.addAll(List.of(LockedTransport.GATE_PASSWORD, LockedTransport.PASSWORD));
        assertThat(run().ok()).hasSize(4);
        assertThat(person.questions).hasSize(4);
        assertThat(person.questions.get(0)).isEqualTo("trust 1");
        assertThat(person.questions.get(1)).isEqualTo("password for keeper on gate, on the way to a,b,c,d: ");
        assertThat(person.questions.get(2)).isEqualTo("trust 4");
        assertThat(person.questions.get(3)).startsWith("password for pi on ");
        assertThat(transport.tries()).hasSize(4).allMatch(attempt -> attempt.endsWith(LockedTransport.PASSWORD));
        assertThat(person.given).allSatisfy(password -> assertThat(password).containsOnly('\0'));
    }

    @Test
    void aHostOnTheWayThatRefusesAPasswordHasSeenItOnce() throws Exception {
        transport.gate("gate");
        person.passwords.addAll(List.of("wrong"));
        Outcome outcome = run();
        assertThat(outcome.unreachable()).hasSize(4);
        assertThat(transport.tries()).containsExactly("gate wrong");
        assertThat(person.questions).hasSize(3);
        assertThat(person.questions.get(2)).startsWith("refused; password for keeper on gate");
        assertThat(log.of(Event.Unreachable.class))
                .allSatisfy(e -> assertThat(e.reason()).startsWith("on the way, gate: permission denied"));
    }

    @Test
    void aHostOnTheWayThatIsNotTrustedIsNamed() throws Exception {
        transport.gate("gate");
        person.trusts = false;
        assertThat(run().unreachable()).hasSize(4);
        assertThat(person.questions).containsExactly("trust 1");
        assertThat(log.of(Event.Unreachable.class))
                .allSatisfy(e -> assertThat(e.reason()).startsWith("on the way, gate: its host key is not known; "));
    }
}
