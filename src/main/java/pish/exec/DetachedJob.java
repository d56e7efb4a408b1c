package pish.exec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** A job that needs neither a connection nor pish: each node keeps its part of it, see {@link DetachScript}. */
public final class DetachedJob implements BackgroundJob {
    private final String id;
    private final String line;
    private final BiFunction<DetachedJob, Boolean, Map<String, String>> stopper;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private int number;
    private boolean asked;

    /**
     * What is known of it on one node.
     *
     * @param status its exit status; empty while it runs
     * @param seconds how long it has run, or ran, at least 0
     */
    public record Part(OptionalInt status, long seconds) {}

    /**
     * Makes one of which no part is known.
     *
     * @param id its folder's name on the nodes
     * @param line as it was typed
     * @param stopper stops it on its nodes, firmly or not, and returns those where it cannot, and why
     */
    DetachedJob(String id, String line, BiFunction<DetachedJob, Boolean, Map<String, String>> stopper) {
        this.id = id;
        this.line = line;
        this.stopper = stopper;
    }

    String id() {
        return id;
    }

    /** Takes note of what is known of it on a node by now. */
    void part(String node, Part part) {
        parts.put(node, part);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void number(int newNumber) {
        number = newNumber;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public NodeSet nodes() {
        return NodeSet.of(parts.keySet());
    }

    @Override
    public int done() {
        return (int) parts.values().stream()
                .filter(part -> part.status().isPresent())
                .count();
    }

    @Override
    public int failed() {
        return (int) parts.values().stream()
                .filter(part -> part.status().orElse(0) != 0)
                .count();
    }

    @Override
    public Optional<ExitStatus> status() {
        return done() < parts.size()
                ? Optional.empty()
                : parts.values().stream()
                        .map(part -> new ExitStatus(part.status().getAsInt()))
                        .max(ExitStatus::compareTo);
    }

    @Override
    public Duration elapsed() {
        return Duration.ofSeconds(
                parts.values().stream().mapToLong(Part::seconds).max().orElse(0));
    }

    @Override
    public String remark() {
        return "detached";
    }

    @Override
    public Map<String, String> stop(boolean firm) {
        boolean firmer = firm || asked;
        asked = true;
        return stopper.apply(this, firmer);
    }

    /** Returns the command that shows what it prints, on any of its nodes, and ends as it does. */
    public String followed() {
        return DetachScript.follow(id);
    }
}
