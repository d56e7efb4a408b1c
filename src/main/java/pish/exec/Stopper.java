package pish.exec;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.LineControl;
import pish.transport.RemoteProcess;
import pish.transport.Stream;
import pish.transport.SudoCommand;

/**
 * Stops one node's command, from gentle to firm. The SSH signal request is the fast path; a server may ignore it without
 * saying so, and processes of other users are beyond it, so the same signal follows on a channel of its own, first as the
 * user and then through sudo, for as long as the command has not ended.
 */
final class Stopper {
    private static final Logger LOG = Logger.getLogger(Stopper.class.getName());
    private static final long AS_USER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AS_ROOT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** How long a login may take before a SIGINT is for its start-up files. */
    private static final long LOGIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How often to kill all but the shell before the shell itself. */
    private static final int SPARING_ROUNDS = 2;
    /** How long a kill may take before it is tried once more, the first time. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long a shell whose line has ended may take to prove that the signal is behind it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final NodeRun run;
    private final ExecutorService workers;
    private final SudoPasswords passwords;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Runnable settled;
    private Firmness firmness = Firmness.INTERRUPT;
    private long since;
    private long again = AGAIN_NANOS;
    private int step;
    private int round;

    /**
     * Begins to do nothing.
     *
     * @param settled told, on any thread, when what was sent has done its work
     */
    Stopper(NodeRun run, Links links, Runnable settled) {
        this.run = run;
        this.workers = links.workers();
        this.passwords = links.passwords();
        this.settled = settled;
    }

    /** Returns whether nothing is under way that might yet hit the next command instead. */
    boolean isSettled() {
        return firmness == Firmness.GIVE_UP
                || (underWay.get() == 0 && run.shell().isSettled());
    }

    /** Begins to stop the command by the given means. */
    void stop(Firmness how) {
        firmness = how;
        since = System.nanoTime();
        step = 0;
        if (how == Firmness.GIVE_UP) {
            run.force(ExitStatus.INTERRUPTED);
            workers.execute(run.shell()::close);
        } else {
            tick(since);
        }
    }

    /** Goes on to the next means if it is time. */
    void tick(long now) {
        LineControl shell = run.shell();
        boolean busy = shell.isBusy();
        if (firmness == Firmness.GIVE_UP || (!busy && shell.isSettled())) {
            return;
        }
        if (busy && firmness == Firmness.INTERRUPT && shell.isReading(now - run.startNanos() > LOGIN_NANOS)) {
            since = now;
            return;
        }
        if (step == 0) {
            step = 1;
            if (!isRoots()) {
                attempt(firmness == Firmness.INTERRUPT ? shell::interrupt : shell::kill);
            }
        } else if (step <= (isRoots() ? 1 : 2) && now - since >= delay() && shell.processGroup() > 0) {
            signal(firmness == Firmness.KILL && busy);
            step++;
        } else if (busy && firmness == Firmness.KILL && now - since > again) {
            again *= 2;
            since = now;
            step = 0;
            round++;
        } else if (!busy && now - since > PATIENCE_NANOS) {
            workers.execute(shell::close);
        } else if (!busy) {
            attempt(shell::probe);
        }
    }

    /** Returns whether the shell is root's, whom the account may send no signals. */
    private boolean isRoots() {
        return run.shell().isRoots();
    }

    private long delay() {
        if (isRoots()) {
            return 0;
        }
        if (step == 1) {
            return firmness == Firmness.KILL ? 0 : AS_USER_NANOS;
        }
        return AS_ROOT_NANOS;
    }

    private void signal(boolean kill) {
        LineControl shell = run.shell();
        String script = kill ? kill(shell) : StopScript.interrupt(shell);
        if (step == 1 && !isRoots()) {
            start(StopScript.asUser(script), new byte[0]);
            return;
        }
        if (kill && !isRoots()) {
            script = StopScript.killForeign(shell);
        }
        byte[] password = passwords.input(run.name());
        start(SudoCommand.asRoot(script, password.length > 0), password);
    }

    /** Spares the shell at first; one that does not leave then is stuck, or holds out against that. */
    private String kill(LineControl shell) {
        return round < SPARING_ROUNDS ? StopScript.kill(shell) : StopScript.killAll(shell);
    }

    private void start(String command, byte[] input) {
        underWay.incrementAndGet();
        workers.execute(() -> {
            if (!send(() -> run.link.start(ChannelUse.KILL, command, input, new Sent()))) {
                done();
            }
            Arrays.fill(input, (byte) 0);
        });
    }

    /** Does what needs no answer, where a write to a dead peer holds nobody up. */
    private void attempt(Attempt attempt) {
        underWay.incrementAndGet();
        workers.execute(() -> {
            send(attempt);
            done();
        });
    }

    private void done() {
        if (underWay.decrementAndGet() == 0) {
            settled.run();
        }
    }

    private static boolean send(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (IOException e) {
            // the node is being lost, which its own listener reports to the user
            LOG.log(Level.FINE, "could not send a signal", e);
            return false;
        }
    }

    /** How hard to try. */
    enum Firmness {
        /** SIGINT to the command, as a terminal's Ctrl-C. */
        INTERRUPT,
        /** SIGKILL to every process of the command; the shell leaves, and its state is kept. */
        KILL,
        /** The shell is left alone with it. */
        GIVE_UP;

        /** Returns the next firmer one. */
        Firmness firmer() {
            return this == INTERRUPT ? KILL : GIVE_UP;
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** Waits for a kill(1) on the node, then has the shell prove itself past the signal. */
    private final class Sent implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            LOG.log(Level.FINE, "kill says something on {0}", stream);
        }

        @Override
        public void exited(ExitStatus status) {
            send(run.shell()::signalled);
        }

        @Override
        public void closed(String lost) {
            done();
        }
    }
}
