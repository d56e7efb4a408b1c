package pish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import pish.shell.Shell;
import pish.transport.ExitStatus;

/**
 * What the signals that end programs do: SIGINT stops what runs; SIGTERM and SIGHUP do so too, more firmly every two
 * seconds, and then end pish. Where nothing runs all three end it at once.
 */
final class EndingSignals {
    private static final int SIGNALLED = 128;
    private static final int FIRMER_SECONDS = 2;
    private static final int PRESSES = 3;

    private EndingSignals() {}

    /** Heeds the signals from now on. */
    static void heed(Shell shell) {
        Signals.register("INT", () -> {
            if (!shell.interrupt()) {
                Runtime.getRuntime().exit(ExitStatus.INTERRUPTED.code());
            }
        });
        Signals.register("TERM", () -> leave(shell, new ExitStatus(SIGNALLED + 15)));
        Signals.register("HUP", () -> leave(shell, new ExitStatus(SIGNALLED + 1)));
    }

    private static void leave(Shell shell, ExitStatus status) {
        if (!shell.leave(status)) {
            Runtime.getRuntime().exit(status.code());
        }
        for (int press = 1; press < PRESSES; press++) {
            after(press).execute(shell::interrupt);
        }
        after(PRESSES).execute(() -> Runtime.getRuntime().exit(status.code()));
    }

    private static Executor after(int steps) {
        return CompletableFuture.delayedExecutor(steps * (long) FIRMER_SECONDS, TimeUnit.SECONDS);
    }
}
