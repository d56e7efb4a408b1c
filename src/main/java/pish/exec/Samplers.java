package pish.exec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import pish.node.NodeSet;

/**
 * Has nodes tell once a second how they are, each over one channel that stays open as long as this does. What ends there is
 * begun again, and connections that were lost are made anew.
 */
public final class Samplers implements AutoCloseable {
    private static final long AGAIN_NANOS = Duration.ofSeconds(3).toNanos();

    private final Links links;
    private final Map<String, Sampler> samplers = new LinkedHashMap<>();
    private long begun;

    /** Begins on all nodes; returns at once. */
    public Samplers(Links links, NodeSet nodes) {
        this.links = links;
        nodes.forEach(node -> samplers.put(node, new Sampler(links.to(node))));
        begin(System.nanoTime());
    }

    private void begin(long now) {
        begun = now;
        samplers.values().stream()
                .filter(Sampler::claim)
                .forEach(one -> links.workers().execute(one::begin));
    }

    /** Hands on what has come from each node since this was last called, the newest of it, with the node's name. */
    public void take(BiConsumer<String, NodeSample> handler) {
        long now = System.nanoTime();
        if (now - begun > AGAIN_NANOS) {
            begin(now);
        }
        samplers.forEach((node, sampler) -> sampler.take().ifPresent(sample -> handler.accept(node, sample)));
    }

    /** Ends them all, on the nodes too. */
    @Override
    public void close() {
        samplers.values().forEach(Sampler::close);
    }
}
