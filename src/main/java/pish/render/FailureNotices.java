package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Ending;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * The failures that are told of while a command runs: as they happen, alike ones together. For a moment they wait for
 * others of their kind; and where the command's end and its folds come meanwhile, these say it, and nothing else does.
 */
final class FailureNotices {
    private static final long MOMENT = Duration.ofMillis(400).toNanos();
    /** More lines than this for one command say no more than the number of failures does. */
    private static final int MOST = 8;

    private final Map<String, String> waiting = new LinkedHashMap<>();
    private boolean timed;
    private long since;
    private int told;

    /** Begins with a new command. */
    void begin() {
        waiting.clear();
        timed = false;
        told = 0;
    }

    /** Takes note of a failure. */
    void add(Ending ending) {
        // whoever pressed Ctrl-C need not be told of each node that heeded it
        if (!ending.status().equals(ExitStatus.INTERRUPTED)) {
            waiting.put(ending.node(), Header.why(ending.status(), ending.reason()));
        }
    }

    /** Forgets those that have been told of in another way. */
    void drop(Iterable<String> nodes) {
        nodes.forEach(waiting::remove);
    }

    /** Returns the lines to print now, at {@code now} in ns. */
    List<String> due(long now) {
        if (waiting.isEmpty()) {
            timed = false;
            return List.of();
        }
        if (!timed) {
            timed = true;
            since = now;
        }
        return now - since < MOMENT ? List.of() : take();
    }

    private List<String> take() {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        waiting.forEach((node, why) ->
                alike.computeIfAbsent(why, key -> new ArrayList<>()).add(node));
        waiting.clear();
        timed = false;
        List<String> lines = new ArrayList<>();
        alike.forEach((why, nodes) -> {
            if (told < MOST) {
                told++;
                lines.add(Header.counted(NodeSet.of(nodes)) + ": " + why);
            }
        });
        return lines;
    }
}
