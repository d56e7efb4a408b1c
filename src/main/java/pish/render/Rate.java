package pish.render;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast something goes on, over the last seconds. */
final class Rate {
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();
    private static final long LEAST = Duration.ofMillis(500).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long done) {}

    /** Takes note of how much is done now, in ns. */
    void add(long now, long done) {
        samples.addLast(new Sample(now, done));
        while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
    }

    /** Returns how much is done a second; 0 before that can be told. */
    double perSecond() {
        if (samples.isEmpty()) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        long done = samples.getLast().done() - samples.getFirst().done();
        return nanos < LEAST
                ? 0
                : done / (nanos / (double) Duration.ofSeconds(1).toNanos());
    }
}
