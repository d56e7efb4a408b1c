package pish.mpi;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pish.exec.QueuedProcess;

/**
 * Tells each node of a job from time to time that the job is there, see {@link RankScript#watch}. Begins when the job has run
 * for a while: short ones do without.
 */
final class Watch {
    private static final long DELAY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final byte[] HERE = {'.'};
    private static final byte[] QUIT = {'q'};

    private List<QueuedProcess> watchers = List.of();
    private long begun;
    private long told;

    /** Looks at the time while the job runs. */
    void tick(long now, Supplier<List<QueuedProcess>> start) {
        if (begun == 0) {
            begun = now;
        } else if (watchers.isEmpty() && now - begun > DELAY_NANOS) {
            watchers = start.get();
            told = now;
        } else if (now - told > INTERVAL_NANOS) {
            told = now;
            watchers.forEach(watcher -> watcher.write(HERE));
        }
    }

    /** Says that the job has ended. */
    void end() {
        watchers.forEach(watcher -> watcher.write(QUIT));
    }
}
