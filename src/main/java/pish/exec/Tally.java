package pish.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Counts how nodes ended, for an {@link Outcome}. */
final class Tally {
    private final List<String> ok = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private ExitStatus status = ExitStatus.OK;

    void exited(String node, ExitStatus nodeStatus) {
        status = status.max(nodeStatus);
        (nodeStatus.ok() ? ok : failed).add(node);
    }

    void unreachable(String node) {
        status = status.max(ExitStatus.UNREACHABLE);
        failed.add(node);
        unreachable.add(node);
    }

    Outcome outcome(Duration elapsed) {
        return new Outcome(status, NodeSet.of(ok), NodeSet.of(failed), NodeSet.of(unreachable), elapsed);
    }
}
