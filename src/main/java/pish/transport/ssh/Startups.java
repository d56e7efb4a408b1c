package pish.transport.ssh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes turns at hosts on the way: many connections may begin there for one to each node, and sshd drops some once ten
 * wait for their login (sshd_config(5), MaxStartups 10:30:100).
 */
final class Startups {
    /** Leaves room for the logins of other people. */
    static final int AT_ONCE = 8;
    /** Whoever takes longer is most likely let in, and waits for a node that does not answer. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final long longestMillis;

    /**
     * Makes turns for all to take.
     *
     * @param longest after which a turn ends by itself
     */
    Startups(Duration longest) {
        longestMillis = longest.toMillis();
    }

    /** Waits for a turn, and returns what ends it. */
    Runnable begin() {
        free.acquireUninterruptibly();
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                free.release();
            }
        };
        CompletableFuture.delayedExecutor(longestMillis, TimeUnit.MILLISECONDS).execute(end);
        return end;
    }
}
