package pish.exec;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import pish.transport.ConnectFailure;
import pish.transport.LinkState;

/**
 * Opens lost connections again: after a second, and after twice as long each time that fails, up to {@value
 * #LONGEST_MILLIS} ms. A quarter more or less by chance keeps nodes apart that were lost together.
 */
final class Reconnect {
    private static final long FIRST_MILLIS = 1000;
    private static final long LONGEST_MILLIS = 30_000;

    private final Executor openers;
    private final long firstMillis;
    private final Runnable changed;

    Reconnect(Executor openers, Runnable changed) {
        this(openers, FIRST_MILLIS, changed);
    }

    /**
     * Prepares for losses.
     *
     * @param firstMillis how long after a loss the first attempt is made
     * @param changed told, on any thread, when a connection has been lost, could not be opened or is there again
     */
    Reconnect(Executor openers, long firstMillis, Runnable changed) {
        this.openers = openers;
        this.firstMillis = firstMillis;
        this.changed = changed;
    }

    /** Takes a link whose connection has been lost. */
    void lost(Link link) {
        changed.run();
        later(link, firstMillis);
    }

    private void later(Link link, long millis) {
        long chance = ThreadLocalRandom.current().nextLong(-millis / 4, millis / 4 + 1);
        CompletableFuture.delayedExecutor(millis + chance, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try {
                        openers.execute(() -> attempt(link, millis));
                    } catch (RejectedExecutionException e) {
                        assert link.state() != LinkState.UP : "pish is leaving";
                    }
                });
    }

    private void attempt(Link link, long millis) {
        if (link.state() != LinkState.DOWN) {
            // a line has connected it meanwhile, or the user has disconnected it
            return;
        }
        try {
            link.rejoin();
            changed.run();
        } catch (ConnectFailure e) {
            changed.run();
            if (e.kind() == ConnectFailure.Kind.UNREACHABLE) {
                later(link, Math.min(2 * millis, LONGEST_MILLIS));
            }
        }
    }
}
