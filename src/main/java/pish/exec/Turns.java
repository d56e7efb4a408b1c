package pish.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** Which nodes of a broadcast begin when: all at once, so many at a time, or one batch after the other. */
final class Turns {
    private final Queue<NodeRun> waiting = new ArrayDeque<>();
    private final BroadcastOptions options;
    private boolean batchEnded;
    private long pausedUntil;
    private int failures;

    Turns(BroadcastOptions options) {
        this.options = options;
    }

    void add(NodeRun run) {
        waiting.add(run);
    }

    /** Returns whether no node waits for its turn. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Returns the nodes that wait. */
    List<NodeRun> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes all nodes that wait: none of them will begin. */
    List<NodeRun> takeAll() {
        List<NodeRun> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /**
     * Takes the nodes whose turn it is.
     *
     * @param active on how many nodes the command runs
     */
    List<NodeRun> due(long now, int active) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        if (options.batches().isEmpty()) {
            return take(options.atOnce() == 0 ? waiting.size() : options.atOnce() - active);
        }
        boolean pausing = batchEnded && now - pausedUntil < 0;
        if (active > 0 || pausing) {
            return List.of();
        }
        batchEnded = false;
        return take(options.batches().get().size());
    }

    /** Takes some that can begin: where all channels of a node are busy, it waits on, and the others go first. */
    private List<NodeRun> take(int most) {
        List<NodeRun> taken = new ArrayList<>();
        Iterator<NodeRun> all = waiting.iterator();
        while (taken.size() < most && all.hasNext()) {
            NodeRun run = all.next();
            if (run.takeRoom()) {
                all.remove();
                taken.add(run);
            }
        }
        return taken;
    }

    /**
     * Notes the end of a node.
     *
     * @param active on how many others the command still runs
     */
    void ended(boolean ok, long now, int active) {
        failures += ok ? 0 : 1;
        if (active == 0 && options.batches().isPresent()) {
            batchEnded = true;
            pausedUntil = now + options.batches().get().pause().toNanos();
        }
    }

    /** Returns how many nodes have failed, where those are too many for another batch; else 0. */
    int tooMany() {
        boolean stop = options.batches().isPresent()
                && failures > options.batches().get().maxFailures();
        return stop ? failures : 0;
    }
}
