package pish.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.node.NodeSet;

/** Counts the ends of a command: which nodes it still runs on, and on which it failed and why. */
final class Tally implements EventHandler {
    private final Set<String> pending = new LinkedHashSet<>();
    private final Map<String, List<String>> failures = new LinkedHashMap<>();
    private int total;
    private int failed;

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Started started) {
            begin(started.nodes());
        } else if (event instanceof Event.Skipped skipped) {
            skipped.nodes().forEach(pending::remove);
            total -= skipped.nodes().size();
        } else {
            Ending.of(event).ifPresent(this::end);
        }
    }

    /** Returns on how many nodes the command runs or ran. */
    int total() {
        return total;
    }

    /** Returns on how many of them it has failed. */
    int failed() {
        return failed;
    }

    /** Returns the nodes it still runs on. */
    NodeSet pending() {
        return NodeSet.of(pending);
    }

    /** Returns on how many nodes it has ended. */
    int ended() {
        return total - pending.size();
    }

    /** Returns whether it was begun and has ended on every node. */
    boolean complete() {
        return total > 0 && pending.isEmpty();
    }

    /** Returns the reasons for failures with their nodes, in the order in which each first came. */
    Map<String, NodeSet> failures() {
        Map<String, NodeSet> sets = new LinkedHashMap<>();
        failures.forEach((why, nodes) -> sets.put(why, NodeSet.of(nodes)));
        return sets;
    }

    void clear() {
        begin(NodeSet.EMPTY);
    }

    private void begin(NodeSet nodes) {
        pending.clear();
        failures.clear();
        nodes.forEach(pending::add);
        total = nodes.size();
        failed = 0;
    }

    private void end(Ending ending) {
        pending.remove(ending.node());
        if (!ending.ok()) {
            failed++;
            failures.computeIfAbsent(Header.why(ending.status(), ending.reason()), why -> new ArrayList<>())
                    .add(ending.node());
        }
    }
}
