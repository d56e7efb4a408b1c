package pish.transport.ssh;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/**
 * Asks a node now and then whether it is still there, as ssh does with ServerAliveInterval; one thread for all connections.
 * A node that leaves a question unanswered for {@value #MAX_UNANSWERED} intervals, and says nothing else meanwhile, is given
 * up: where a link is full of what is sent to many nodes, an answer may take long.
 */
final class KeepAlive {
    /** The question, which OpenSSH's client asks too; servers answer that they do not know it. */
    static final String REQUEST = "keepalive@openssh.com";
    /** Seconds between two questions. */
    static final int INTERVAL_SECONDS = 5;
    /** Intervals in which the node may be silent. */
    static final int MAX_UNANSWERED = 3;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pish-keepalive");
        thread.setDaemon(true);
        return thread;
    });

    private final Question question;
    private final Consumer<String> dead;
    private volatile Promise<SSHPacket, ConnectionException> asked;
    private volatile boolean sending;
    private int unanswered;
    private volatile boolean heard;
    private volatile boolean stopped;
    private volatile ScheduledFuture<?> schedule;

    /** Prepares to ask each time that {@link #ask} is called. */
    KeepAlive(Question question, Consumer<String> dead) {
        this.question = question;
        this.dead = dead;
    }

    /**
     * Begins to ask.
     *
     * @param dead told, once, that the node is given up
     */
    static KeepAlive start(SSHClient client, Consumer<String> dead) {
        KeepAlive keepAlive =
                new KeepAlive(() -> client.getConnection().sendGlobalRequest(REQUEST, true, new byte[0]), dead);
        keepAlive.schedule =
                CLOCK.scheduleWithFixedDelay(keepAlive::ask, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return keepAlive;
    }

    /** Asks no more. */
    void stop() {
        stopped = true;
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Notes that the node has said something; called very often, on any thread. */
    void heard() {
        if (!heard) {
            heard = true;
        }
    }

    /** Asks, or counts that the last question has found no answer; called once an interval. */
    void ask() {
        if (stopped) {
            return;
        }
        Promise<SSHPacket, ConnectionException> last = asked;
        if (sending || (last != null && !last.isFulfilled() && !last.inError())) {
            unanswered = heard ? 0 : unanswered + 1;
            heard = false;
            if (unanswered >= MAX_UNANSWERED) {
                stop();
                dead.accept("no answer for " + unanswered * INTERVAL_SECONDS + " s");
            }
            return;
        }
        unanswered = 0;
        heard = false;
        sending = true;
        // a write to a dead peer may block for minutes: not on the one clock that watches all of them
        SshConnection.WRITERS.execute(this::send);
    }

    private void send() {
        try {
            asked = question.send();
            sending = false;
        } catch (TransportException e) {
            stop();
            dead.accept(Reasons.of(e));
        }
    }

    /** Sends what a node has to answer, be it with a refusal. */
    interface Question {
        /** Sends it, and returns the answer to come. */
        Promise<SSHPacket, ConnectionException> send() throws TransportException;
    }
}
