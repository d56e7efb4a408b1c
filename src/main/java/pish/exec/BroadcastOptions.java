package pish.exec;

import java.time.Duration;

/**
 * How a broadcast runs.
 *
 * @param timeout how long the command may take on a node; zero for as long as it likes
 * @param atOnce on how many nodes the command may run at once; 0 for all
 */
public record BroadcastOptions(Duration timeout, int atOnce) {
    /** No time-out, all nodes at once. */
    public static final BroadcastOptions DEFAULT = new BroadcastOptions(Duration.ZERO, 0);
}
