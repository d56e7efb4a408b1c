package pish.exec;

import java.time.Duration;

/**
 * How a broadcast runs.
 *
 * @param timeout how long the command may take on a node; zero for as long as it likes
 * @param atOnce on how many nodes the command may run at once; 0 for all
 * @param where in what the command runs
 */
public record BroadcastOptions(Duration timeout, int atOnce, Where where) {
    /** No time-out, all nodes at once. */
    public static final BroadcastOptions DEFAULT = new BroadcastOptions(Duration.ZERO, 0);

    /** Runs the command in each node's persistent shell. */
    public BroadcastOptions(Duration timeout, int atOnce) {
        this(timeout, atOnce, Where.SHELL);
    }

    /** In what a command runs. */
    public enum Where {
        /** In each node's persistent shell. */
        SHELL,
        /** In each node's persistent shell of root, which sudo gives. */
        ROOT_SHELL,
        /** Nowhere: all that is done is to connect, with the questions that takes. */
        NOWHERE
    }
}
