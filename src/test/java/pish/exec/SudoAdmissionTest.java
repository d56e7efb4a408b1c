package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;
import static pish.exec.PretendedSudo.PASSWORD;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.Shells;
import pish.transport.UnknownHostKey;

/** The password that sudo wants is asked for once, tried on one node, and given to no node that it was not given for. */
class SudoAdmissionTest {
    private static final NodeSet ALL = nodes("a", "b", "c");
    /** Has the nodes go on at the same moment, so that all want a password before anybody is asked. */
    private static final String TOGETHER =
            "touch here; until [ -e ../a/here ] && [ -e ../b/here ] && [ -e ../c/here ]; do sleep 0.01; done; ";

    @TempDir
    Path folder;

    private PretendedSudo sudo;
    private Links links;
    private final Person person = new Person();
    private final Cancellation cancellation = new Cancellation();
    private EventLog log;

    /** Answers from a list, and keeps the questions. */
    private static final class Person implements Asker {
        private final Queue<String> passwords = new ArrayDeque<>();
        private final List<String> questions = new ArrayList<>();
        private final List<char[]> given = new ArrayList<>();
        private Runnable whileAsked = () -> {};

        @Override
        public boolean trust(List<UnknownHostKey> keys) {
            throw new AssertionError("no keys here");
        }

        @Override
        public Optional<char[]> password(String prompt) {
            throw new AssertionError("no logins here");
        }

        @Override
        public Optional<char[]> sudoPassword(SudoQuestion question) {
            questions.add(question.prompt());
            whileAsked.run();
            Optional<char[]> answer = Optional.ofNullable(passwords.poll()).map(String::toCharArray);
            answer.ifPresent(given::add);
            return answer;
        }

        void answers(String... answers) {
            passwords.addAll(List.of(answers));
        }
    }

    @BeforeEach
    void open() throws Exception {
        sudo = new PretendedSudo(folder, "a", "b", "c");
        links = new Links(name -> new Node(name, name, 0, "pi", ""), new LocalTransport(folder, Shells.BASH), 64);
    }

    @AfterEach
    void close() {
        links.close();
    }

    private Outcome run(NodeSet on, String command) throws InterruptedException {
        log = new EventLog();
        return BroadcastFixture.gathered(
                log, both -> new Broadcast(links, on, command, BroadcastOptions.DEFAULT, both, person, cancellation));
    }

    private int failures() throws Exception {
        return sudo.failures("a") + sudo.failures("b") + sudo.failures("c");
    }

    private List<String> messages() {
        return log.of(Event.Message.class).stream().map(Event.Message::text).toList();
    }

    @Test
    void asksOnceForAll() throws Exception {
        person.answers(PASSWORD);
        Outcome outcome = run(ALL, TOGETHER + "sudo echo in; echo out | sudo cat");
        assertThat(outcome.ok()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(ALL).allSatisfy(node -> assertThat(log.out(node)).isEqualTo("in\nout\n"));
        assertThat(person.questions).containsExactly("sudo password for pi on a,b,c: ");
        assertThat(failures()).isZero();
        assertThat(person.given).allSatisfy(p -> assertThat(p).containsOnly('\0'));
    }

    @Test
    void aWrongOneIsTriedOnOneNodeAndTheLineWaits() throws Exception {
        person.answers("wrong", PASSWORD);
        assertThat(run(ALL, TOGETHER + "sudo echo in").ok()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(person.questions).hasSize(2);
        assertThat(person.questions.get(1)).matches("refused by [abc]; sudo password for pi on a,b,c: ");
        assertThat(failures()).isOne();
    }

    @Test
    void isAskedForThreeTimes() throws Exception {
        person.answers("wrong", "wrong", "wrong", PASSWORD);
        assertThat(run(nodes("a"), "sudo echo in || echo not").status()).isEqualTo(ExitStatus.OK);
        assertThat(log.out()).isEqualTo("not\n");
        assertThat(person.questions).hasSize(3);
        assertThat(messages()).containsExactly("a: sudo refused the password");
        assertThat(failures()).isEqualTo(3);
    }

    @Test
    void asksForANodeByItselfThatHasAnother() throws Exception {
        sudo.wants("b", "other");
        person.answers(PASSWORD, "other");
        run(ALL, "case $PISH_NODE in a) ;; *) until [ -e ../a/go ]; do sleep 0.05; done;; esac; sudo touch go");
        assertThat(log.names()).contains("Exited a 0", "Exited b 0", "Exited c 0");
        assertThat(person.questions).hasSize(2);
        assertThat(person.questions.get(1)).matches("not that of a(,c)?; sudo password for pi on b: ");
        assertThat(sudo.failures("b")).isOne();
        assertThat(failures()).isOne();
    }

    @Test
    void remembersForTheNextLine() throws Exception {
        person.answers(PASSWORD);
        run(nodes("a", "b"), "sudo true");
        run(nodes("b", "a"), "sudo -k echo in; sudo -k echo in");
        assertThat(log.out()).isEqualTo("in\n".repeat(4));
        assertThat(person.questions).hasSize(1);
    }

    @Test
    void givesItToANewNodeOnlyIfToldTo() throws Exception {
        person.answers(PASSWORD, "");
        run(nodes("a"), "sudo true");
        assertThat(run(ALL, TOGETHER + "sudo -k echo in").ok()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(person.questions)
                .containsExactly("sudo password for pi on a: ", "sudo password for pi on b,c (Enter: that of a): ");
    }

    @Test
    void asksForWhoComesLaterAlsoInOneQuestion() throws Exception {
        person.answers(PASSWORD);
        run(ALL, "case $PISH_NODE in a) ;; *) until [ -e ../a/go ]; do sleep 0.05; done;; esac; sudo touch go");
        assertThat(person.questions).containsExactly("sudo password for pi on a, also for 2 more if they ask: ");
        assertThat(failures()).isZero();
    }

    @Test
    void whereNothingIsWantedNothingIsAsked() throws Exception {
        sudo.wantsNothing("a");
        run(nodes("a"), "sudo echo in");
        assertThat(log.out()).isEqualTo("in\n");
        assertThat(person.questions).isEmpty();
    }

    @Test
    void aPasswordThatHasChangedIsForgotten() throws Exception {
        person.answers(PASSWORD, "new");
        run(nodes("a"), "sudo true");
        sudo.wants("a", "new");
        run(nodes("a"), "sudo -k echo in");
        assertThat(log.out()).isEqualTo("in\n");
        assertThat(person.questions)
                .containsExactly("sudo password for pi on a: ", "refused by a; sudo password for pi on a: ");
        assertThat(failures()).isOne();
    }

    @Test
    void withoutAnAnswerSudoFailsAndTheLineGoesOn() throws Exception {
        run(ALL, TOGETHER + "sudo echo in; echo out");
        assertThat(log.out()).isEqualTo("out\n".repeat(3));
        assertThat(messages()).containsExactly("a,b,c: sudo wants a password, and nobody is there to give it");
    }

    @Test
    void ctrlCAtTheQuestionEndsTheLineAndKeepsTheState() throws Exception {
        person.whileAsked = cancellation::request;
        assertThat(run(ALL, "X=7; sudo echo in; echo out").status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(log.out()).isEmpty();
        run(nodes("a"), "echo $X");
        assertThat(log.out()).isEqualTo("7\n");
    }

    @Test
    void whatIsLeftBehindByALineGetsWhatIsKnownAndAsksNobody() throws Exception {
        run(nodes("a"), "(until [ -e go ]; do sleep 0.05; done; sudo true || echo no >said; echo end >>said) & :");
        run(nodes("a"), "touch go; until grep -q end said; do sleep 0.05; done; cat said");
        assertThat(log.out()).endsWith("no\nend\n");
        assertThat(person.questions).isEmpty();
        person.answers(PASSWORD);
        run(
                nodes("a"),
                "sudo true; rm go said; (until [ -e go ]; do sleep 0.05; done; sudo -k echo in >said; echo end >>said) & :");
        run(nodes("a"), "touch go; until grep -q end said; do sleep 0.05; done; cat said");
        assertThat(log.out()).endsWith("in\nend\n");
    }

    @Test
    void theTimeOfTheQuestionDoesNotCount() throws Exception {
        person.answers(PASSWORD);
        // as long as a busy machine may need for the rest of the line, which does count
        Duration allowed = Duration.ofSeconds(5);
        person.whileAsked = () -> {
            long end = System.nanoTime() + allowed.plusMillis(100).toNanos();
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        };
        log = new EventLog();
        BroadcastOptions limited = BroadcastFixture.timeout(allowed.toMillis());
        Outcome outcome = BroadcastFixture.gathered(
                log, both -> new Broadcast(links, nodes("a"), "sudo echo in", limited, both, person, cancellation));
        assertThat(outcome.status()).isEqualTo(ExitStatus.OK);
    }
}
