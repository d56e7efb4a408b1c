package pish.exec;

import java.util.Optional;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * Nodes whose command ended alike: with equal standard output, standard error, status and reason.
 *
 * @param nodes at least one, in the order of the target
 * @param status their exit status; 255 where the node could not be reached or was lost
 * @param reason what went wrong where that was not the command itself, in one clause: {@code unreachable: connection
 *     refused}, {@code connection lost: no answer for 15 s}, {@code output cut short: no space left on device}
 * @param stdout what each of them printed; open as long as the {@link Gather} is
 * @param stderr what each of them printed on standard error
 */
public record Fold(NodeSet nodes, ExitStatus status, Optional<String> reason, Spool stdout, Spool stderr) {
    /** Returns whether all is well: status 0, and no reason to complain. */
    public boolean ok() {
        return status.ok() && reason.isEmpty();
    }

    /** Returns whether nothing was printed on either stream. */
    public boolean silent() {
        return stdout.isEmpty() && stderr.isEmpty();
    }
}
