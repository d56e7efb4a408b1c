package pish.transport.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes what is not done in time: streams that are no sockets have no time-out of their own. */
final class Deadline implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pish-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Closeable late;
    private final ScheduledFuture<?> schedule;
    private volatile boolean passed;

    /** Begins to count. */
    Deadline(Duration time, Closeable late) {
        this.late = late;
        schedule = CLOCK.schedule(this::pass, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass() {
        passed = true;
        // closing may write to a dead host, which may block: not on the one clock of all
        SshConnection.WRITERS.execute(() -> {
            try {
                late.close();
            } catch (IOException e) {
                // as good as closed: whoever waits for it finds out
                passed = true;
            }
        });
    }

    /** Returns whether the time was over. */
    boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        schedule.cancel(false);
    }
}
