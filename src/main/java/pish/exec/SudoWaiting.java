package pish.exec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import pish.transport.PasswordRequest;

/** The programs of a line that wait for a password, the longest first. */
final class SudoWaiting {
    private final List<One> all = new ArrayList<>();

    void add(One one) {
        all.add(one);
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

    /** Takes out the first one on some nodes; empty where there is none. */
    List<One> takeFirst(Predicate<NodeRun> on) {
        List<One> first =
                all.stream().filter(one -> on.test(one.run())).limit(1).toList();
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
