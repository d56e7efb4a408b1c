package pish.exec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import pish.transport.PasswordRequest;

/** The programs of a line that wait for a password, in the order in which they asked. */
final class SudoWaiting {
    /** Who tries a password first: a node that has refused none before one that may have a password of its own. */
    private final Comparator<One> turn;

    private final List<One> all = new ArrayList<>();
    private final Set<NodeRun> refused = new HashSet<>();

    SudoWaiting() {
        Comparator<One> byName = Comparator.comparing(one -> one.run().name());
        turn = Comparator.comparing((One one) -> refused.contains(one.run())).thenComparing(byName);
    }

    void add(One one) {
        all.add(one);
    }

    /** Notes that a node has refused a password. */
    void refusedBy(NodeRun run) {
        refused.add(run);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the nodes they wait on. */
    Set<NodeRun> runs() {
        Set<NodeRun> runs = new LinkedHashSet<>();
        all.forEach(one -> runs.add(one.run()));
        return runs;
    }

    /** Takes out those on some nodes. */
    List<One> take(Predicate<NodeRun> on) {
        List<One> taken = all.stream().filter(one -> on.test(one.run())).toList();
        all.removeAll(taken);
        return taken;
    }

    /** Takes out the one on some nodes whose turn it is to try a password; empty where there is none. */
    List<One> takeFirst(Predicate<NodeRun> on) {
        List<One> first = all.stream().filter(one -> on.test(one.run())).min(turn).stream()
                .toList();
        all.removeAll(first);
        return first;
    }

    /** A program that waits. */
    record One(NodeRun run, PasswordRequest request) {
        /** Returns what tells it from all others. */
        String id() {
            return run.name() + " " + request.program();
        }
    }
}
