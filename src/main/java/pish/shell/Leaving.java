package pish.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What SIGTERM and SIGHUP do: as Ctrl-C would, they stop what runs, ever more firmly, and then pish leaves, so that the
 * terminal is as it was found.
 */
final class Leaving {
    private static final long PATIENCE_MILLIS = 1000;
    private static final int SIGNALLED = 128;

    private final Shell shell;
    private final KeyboardSource source;
    private final Thread reading;
    private volatile int signal;

    /**
     * Prepares to leave.
     *
     * @param reading the thread that reads lines and runs them
     */
    Leaving(Shell shell, KeyboardSource source, Thread reading) {
        this.shell = shell;
        this.source = source;
        this.reading = reading;
    }

    /** Leaves because of a signal. */
    void by(int number) {
        signal = number;
        press();
    }

    private void press() {
        source.leave(reading);
        shell.interrupt();
        CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(this::press);
    }

    /** Returns pish's status: that of the signal, if there was one. */
    int status(int otherwise) {
        return signal == 0 ? otherwise : SIGNALLED + signal;
    }
}
