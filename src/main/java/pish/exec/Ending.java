package pish.exec;

import java.util.Optional;
import pish.transport.ExitStatus;

/**
 * How a command ended on one node, whichever of the three events told it.
 *
 * @param node the node's name
 * @param status its exit status; 255 where the node could not be reached or was lost
 * @param reason what went wrong where that was not the command itself, in one clause; it may hold a node's words
 */
public record Ending(String node, ExitStatus status, Optional<String> reason) {
    /** Returns the ending that an Exited, Lost or Unreachable tells, or nothing for other events. */
    public static Optional<Ending> of(Event event) {
        if (event instanceof Event.Exited exited) {
            return Optional.of(new Ending(exited.node(), exited.status(), Optional.empty()));
        }
        if (event instanceof Event.Lost lost) {
            return Optional.of(failed(lost.node(), "connection lost: " + lost.reason()));
        }
        if (event instanceof Event.Unreachable unreachable) {
            return Optional.of(failed(unreachable.node(), "unreachable: " + unreachable.reason()));
        }
        return Optional.empty();
    }

    /** Returns whether all is well: status 0, and no reason to complain. */
    public boolean ok() {
        return status.ok() && reason.isEmpty();
    }

    private static Ending failed(String node, String reason) {
        return new Ending(node, ExitStatus.UNREACHABLE, Optional.of(reason));
    }
}
