package pish.exec;

import java.time.Duration;
import java.util.Optional;
import pish.transport.ShellVariables;

/**
 * How a broadcast runs.
 *
 * @param timeout how long the command may take on a node; zero for as long as it likes
 * @param atOnce on how many nodes the command may run at once; 0 for all
 * @param where in what the command runs
 * @param batches empty unless it runs on one batch of nodes after the other
 * @param endsMachines whether it is meant to take the connections with it, which then is no failure
 * @param variables what it is to find in the nodes' shells
 */
public record BroadcastOptions(
        Duration timeout,
        int atOnce,
        Where where,
        Optional<Batches> batches,
        boolean endsMachines,
        ShellVariables variables) {
    /** No time-out, all nodes at once. */
    public static final BroadcastOptions DEFAULT = new BroadcastOptions(Duration.ZERO, 0);

    /** Runs the command in each node's persistent shell. */
    public BroadcastOptions(Duration timeout, int atOnce) {
        this(timeout, atOnce, Where.SHELL);
    }

    /** Runs the command on as many nodes as may be at once, without batches. */
    public BroadcastOptions(Duration timeout, int atOnce, Where where) {
        this(timeout, atOnce, where, Optional.empty(), false, ShellVariables.NONE);
    }

    /** Returns the same with another time-out. */
    public BroadcastOptions withTimeout(Duration newTimeout) {
        return new BroadcastOptions(newTimeout, atOnce, where, batches, endsMachines, variables);
    }

    /** Returns the same in another place. */
    public BroadcastOptions in(Where newWhere) {
        return new BroadcastOptions(timeout, atOnce, newWhere, batches, endsMachines, variables);
    }

    /** Returns the same in batches. */
    public BroadcastOptions withBatches(Batches newBatches) {
        return new BroadcastOptions(timeout, atOnce, where, Optional.of(newBatches), endsMachines, variables);
    }

    /** Returns the same of a command that ends machines. */
    public BroadcastOptions endingMachines() {
        return new BroadcastOptions(timeout, atOnce, where, batches, true, variables);
    }

    /** Returns the same with variables. */
    public BroadcastOptions withVariables(ShellVariables newVariables) {
        return new BroadcastOptions(timeout, atOnce, where, batches, endsMachines, newVariables);
    }

    /** In what a command runs. */
    public enum Where {
        /** In each node's persistent shell. */
        SHELL,
        /** In each node's persistent shell of root, which sudo gives. */
        ROOT_SHELL,
        /** In a shell of its own on each node, which begins with what the persistent one has and ends with the command. */
        ASIDE,
        /** The same beside root's persistent shell. */
        ROOT_ASIDE,
        /** Nowhere: all that is done is to connect, with the questions that takes. */
        NOWHERE;

        /** Returns whether it is beside the persistent shells. */
        public boolean isAside() {
            return this == ASIDE || this == ROOT_ASIDE;
        }

        /** Returns whether it is root's. */
        public boolean isRoot() {
            return this == ROOT_SHELL || this == ROOT_ASIDE;
        }

        /** Returns the same beside the persistent shells. */
        public Where aside() {
            return switch (this) {
                case SHELL -> ASIDE;
                case ROOT_SHELL -> ROOT_ASIDE;
                default -> this;
            };
        }
    }

    /**
     * One batch of nodes after the other.
     *
     * @param size how many nodes a batch has, at least 1
     * @param pause how long to wait after a batch before the next one
     * @param maxFailures how many nodes may fail; once more have, no further batch begins
     */
    public record Batches(int size, Duration pause, int maxFailures) {}
}
