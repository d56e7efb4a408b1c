package pish.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.node.NodeSet;

/** What the last broadcasts brought, so that it can be shown again, and the groups of nodes that they left. */
public final class Results implements AutoCloseable {
    /** How many are kept. */
    public static final int KEPT = 20;

    private final Deque<Result> results = new ArrayDeque<>();
    private final Map<String, NodeSet> groups = new LinkedHashMap<>();

    /** Begins with none. */
    public Results() {
        setGroups(Optional.empty());
    }

    /**
     * Adds the newest; one that is there already becomes the newest.
     *
     * @param result whose gather is this object's to close
     * @param setsGroups whether {@code @ok}, {@code @failed} and the like mean its nodes from now on
     */
    public void add(Result result, boolean setsGroups) {
        if (results.removeIf(old -> old.gather() == result.gather())) {
            result.gather().close();
        }
        results.stream().limit(1).map(Result::gather).forEach(Gather::putAway);
        results.addFirst(result);
        if (setsGroups) {
            setGroups(Optional.of(result.outcome()));
        }
        while (results.size() > KEPT) {
            results.removeLast().gather().close();
        }
    }

    private void setGroups(Optional<Outcome> from) {
        groups.clear();
        groups.put("ok", from.map(Outcome::ok).orElse(NodeSet.EMPTY));
        groups.put("failed", from.map(Outcome::failed).orElse(NodeSet.EMPTY));
        groups.put("timeout", from.map(Outcome::timeout).orElse(NodeSet.EMPTY));
        groups.put("slow", from.map(Outcome::slow).orElse(NodeSet.EMPTY));
        int number = 1;
        for (NodeSet same : from.map(Outcome::same).orElse(List.of())) {
            groups.put("same" + number++, same);
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

    /** Returns the groups, by their names without {@code @}: ok, failed, timeout, slow, and same1, same2… */
    public Map<String, NodeSet> groups() {
        return Map.copyOf(groups);
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
