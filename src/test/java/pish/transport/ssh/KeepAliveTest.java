package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;
import pish.transport.Await;

/** When a node is given up that does not answer; each call of ask stands for an interval that has passed. */
class KeepAliveTest {
    private final List<Promise<SSHPacket, ConnectionException>> asked = new CopyOnWriteArrayList<>();
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final KeepAlive keepAlive = new KeepAlive(this::send, dead::add);

    private Promise<SSHPacket, ConnectionException> send() {
        Promise<SSHPacket, ConnectionException> answer =
                new Promise<>("answer", ConnectionException.chainer, LoggerFactory.DEFAULT);
        asked.add(answer);
        return answer;
    }

    /** Lets an interval pass in which question {@code number} is asked. */
    private void askAnd(int number) {
        keepAlive.ask();
        Await.until("question " + number, () -> asked.size() == number);
    }

    @Test
    void aNodeThatAnswersLives() {
        for (int number = 1; number <= 10; number++) {
            askAnd(number);
            asked.get(number - 1).deliver(new SSHPacket());
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void aRefusalIsAnAnswer() {
        for (int number = 1; number <= 10; number++) {
            askAnd(number);
            asked.get(number - 1).deliverError(new ConnectionException("request failed"));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void threeIntervalsWithoutAnAnswerEndIt() {
        askAnd(1);
        keepAlive.ask();
        keepAlive.ask();
        assertThat(dead).isEmpty();
        keepAlive.ask();
        assertThat(dead).containsExactly("no answer for 15 s");
        keepAlive.ask();
        assertThat(dead).hasSize(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aNodeThatSaysAnythingAtAllLives() {
        askAnd(1);
        for (int interval = 1; interval <= 10; interval++) {
            keepAlive.heard();
            keepAlive.ask();
        }
        assertThat(dead).isEmpty();
        keepAlive.ask();
        keepAlive.ask();
        assertThat(dead).isEmpty();
        keepAlive.ask();
        assertThat(dead).containsExactly("no answer for 15 s");
    }

    @Test
    void anAnswerThatIsLateCountsAllTheSame() {
        askAnd(1);
        keepAlive.ask();
        keepAlive.ask();
        asked.get(0).deliver(new SSHPacket());
        askAnd(2);
        keepAlive.ask();
        keepAlive.ask();
        assertThat(dead).isEmpty();
    }

    @Test
    void aQuestionThatCannotBeWrittenHoldsNobodyUp() {
        CountDownLatch full = new CountDownLatch(1);
        KeepAlive blocked = new KeepAlive(
                () -> {
                    try {
                        full.await();
                    } catch (InterruptedException e) {
                        throw new TransportException("interrupted", e);
                    }
                    return send();
                },
                dead::add);
        for (int interval = 0; interval < 4; interval++) {
            blocked.ask();
        }
        full.countDown();
        assertThat(dead).containsExactly("no answer for 15 s");
    }

    @Test
    void aConnectionThatIsGoneEndsItAtOnce() {
        KeepAlive gone = new KeepAlive(
                () -> {
                    throw new TransportException("Broken pipe");
                },
                dead::add);
        gone.ask();
        Await.until("the end", () -> !dead.isEmpty());
        assertThat(dead.get(0)).containsIgnoringCase("broken pipe");
    }

    @Test
    void onceStoppedItAsksNoMore() {
        keepAlive.stop();
        keepAlive.ask();
        assertThat(asked).isEmpty();
        assertThat(dead).isEmpty();
    }
}
