package pish.exec;

import java.time.Duration;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * How a line went.
 *
 * @param status the largest status of any node
 * @param ok nodes that ended 0
 * @param failed all others
 * @param unreachable those of {@code failed} that could not be reached or were lost
 * @param elapsed since the line began
 */
public record Outcome(ExitStatus status, NodeSet ok, NodeSet failed, NodeSet unreachable, Duration elapsed) {
    /** Nothing ran, nothing failed. */
    public static final Outcome NOTHING = of(ExitStatus.OK);

    /** Returns the outcome of a line that ran on no node. */
    public static Outcome of(ExitStatus status) {
        return new Outcome(status, NodeSet.EMPTY, NodeSet.EMPTY, NodeSet.EMPTY, Duration.ZERO);
    }
}
