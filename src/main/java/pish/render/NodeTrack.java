package pish.render;

import java.time.Duration;
import java.util.Optional;
import pish.exec.NodeSample;

/** What has been heard of a node: its newest sample, how that came about, and what the network does between two. */
final class NodeTrack {
    private static final int BARS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String node;
    private final Sparkline loads = new Sparkline(BARS);
    private final long since;
    private Optional<NodeSample> newest = Optional.empty();
    private long heard;
    private int count;
    private boolean down;
    private double received;
    private double sent;

    /** Begins at a time, in ns, with nothing heard. */
    NodeTrack(String node, long now) {
        this.node = node;
        this.since = now;
    }

    String node() {
        return node;
    }

    void add(NodeSample sample, long now) {
        newest.ifPresent(before -> {
            double seconds = Math.max(1, now - heard) / 1e9;
            // a counter that has begun anew says nothing
            received = Math.max(0, sample.received() - before.received()) / seconds;
            sent = Math.max(0, sample.sent() - before.sent()) / seconds;
        });
        newest = Optional.of(sample);
        heard = now;
        count++;
        down = false;
        loads.add(sample.load());
    }

    /** Returns the newest sample, if it is not old. */
    Optional<NodeSample> sample(long now) {
        return newest.filter(sample -> !isSilent(now));
    }

    /** Returns whether nothing has come for so long that something is wrong. */
    boolean isSilent(long now) {
        return down || silence(now).compareTo(PATIENCE) > 0;
    }

    /** Takes note that it cannot be reached, so that nobody need wait to see that it is silent. */
    void down() {
        down = true;
    }

    /** Returns how many samples have come. */
    int count() {
        return count;
    }

    /** Returns for how long nothing has come. */
    Duration silence(long now) {
        return Duration.ofNanos(now - newest.map(sample -> heard).orElse(since));
    }

    /** Returns the last loads as bars: a full one is a load of as many as there are processors. */
    String bars() {
        return loads.text(newest.map(NodeSample::cores).orElse(1));
    }

    /** Returns bytes a second that come in. */
    double received() {
        return received;
    }

    /** Returns bytes a second that go out. */
    double sent() {
        return sent;
    }
}
