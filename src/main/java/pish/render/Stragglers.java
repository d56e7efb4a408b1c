package pish.render;

import java.time.Duration;

/**
 * Decides when people need not wait any longer for the last nodes: once half of them have ended and no other has for the
 * longer of 0.5 s and twice the median time.
 */
final class Stragglers {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private int ended = -1;
    private long since;

    /**
     * Returns whether what is there should be shown now.
     *
     * @param now in ns
     * @param tally how many have ended
     * @param median the median time of those
     */
    boolean late(long now, Tally tally, Duration median) {
        if (tally.ended() != ended) {
            ended = tally.ended();
            since = now;
        }
        Duration patience = median.multipliedBy(2).compareTo(PATIENCE) > 0 ? median.multipliedBy(2) : PATIENCE;
        return ended > 0 && 2 * ended >= tally.total() && now - since > patience.toNanos();
    }
}
