package pish.exec;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.RemoteShell;
import pish.transport.Stream;

/**
 * Stops one node's command, from gentle to firm. The SSH signal request is the fast path; a server may ignore it without
 * saying so, and processes of other users are beyond it, so the same signal follows on a channel of its own, first as the
 * user and then through sudo, for as long as the command has not ended.
 */
final class Stopper {
    private static final Logger LOG = Logger.getLogger(Stopper.class.getName());
    private static final long AS_USER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AS_ROOT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final NodeRun run;
    private final ExecutorService workers;
    private Firmness firmness = Firmness.INTERRUPT;
    private long since;
    private int step;

    Stopper(NodeRun run, ExecutorService workers) {
        this.run = run;
        this.workers = workers;
    }

    /** Begins to stop the command by the given means. */
    void stop(Firmness how) {
        firmness = how;
        since = System.nanoTime();
        step = 1;
        if (how == Firmness.GIVE_UP) {
            run.force(ExitStatus.INTERRUPTED);
            workers.execute(run.shell()::close);
        } else {
            workers.execute(() -> attempt(run.shell()::interrupt));
        }
    }

    /** Goes on to the next means if it is time. */
    void tick(long now) {
        if (firmness == Firmness.GIVE_UP || step > 2 || now - since < (step == 1 ? AS_USER_NANOS : AS_ROOT_NANOS)) {
            return;
        }
        boolean kill = firmness == Firmness.KILL;
        String script = kill ? StopScript.kill(run.shell()) : StopScript.interrupt(run.shell());
        String command = step == 1 ? StopScript.asUser(script) : StopScript.asRoot(script);
        step++;
        workers.execute(() -> attempt(() -> run.link.start(command, new Resender(run.shell()))));
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            // the node is being lost, which its own listener reports to the user
            LOG.log(Level.FINE, "could not send a signal", e);
        }
    }

    /** How hard to try. */
    enum Firmness {
        /** SIGINT to the command, as a terminal's Ctrl-C. */
        INTERRUPT,
        /** SIGKILL to every process of the command but the shell. */
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

    /** Sends the frame once more when the signals have been sent: what the shell had read unseen is dropped with them. */
    private record Resender(RemoteShell shell) implements RemoteProcess.Listener {
        @Override
        public void output(Stream stream, byte[] buffer, int offset, int length) {
            // nothing that kill(1) says matters here
        }

        @Override
        public void exited(ExitStatus status) {
            attempt(shell::resend);
        }

        @Override
        public void closed(String lost) {
            // the shell's own channel tells whether the node was lost
        }
    }
}
