package pish.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;

/** What the last broadcasts brought, so that it can be shown again and its groups be named. */
public final class Results implements AutoCloseable {
    /** How many are kept. */
    public static final int KEPT = 20;

    private final Deque<Result> results = new ArrayDeque<>();
    private Result groups;

    /** Begins with none. */
    public Results() {}

    /**
     * Adds the newest.
     *
     * @param setsGroups whether {@code @ok}, {@code @failed} and the like mean its nodes from now on
     */
    public void add(Result result, boolean setsGroups) {
        results.addFirst(result);
        if (setsGroups) {
            groups = result;
        }
        while (results.size() > KEPT) {
            Result oldest = results.removeLast();
            if (oldest == groups) {
                // its outputs go, but what its groups mean stays
                groups = oldest;
            }
            oldest.gather().close();
        }
    }

    /**
     * Returns a result.
     *
     * @param back 1 for the newest, up to {@link #KEPT}
     */
    public Optional<Result> get(int back) {
        return results.stream().skip(back - 1L).findFirst();
    }

    /** Returns all, the newest first. */
    public List<Result> all() {
        return new ArrayList<>(results);
    }

    /** Returns the one that {@code @ok}, {@code @failed} and the like speak of. */
    public Optional<Result> groups() {
        return Optional.ofNullable(groups);
    }

    @Override
    public void close() {
        results.forEach(r -> r.gather().close());
        results.clear();
    }

    /**
     * One broadcast's.
     *
     * @param number of the line, counted from 1
     * @param line as it was typed
     * @param target where it ran
     */
    public record Result(int number, String line, NodeSet target, Gather gather, Outcome outcome) {}
}
