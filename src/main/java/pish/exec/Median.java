package pish.exec;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long a command took on the node in the middle.
 *
 * @param elapsed the median; the lower of the two in the middle where the nodes are even in number
 */
record Median(Duration elapsed) {
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    /** Returns the median of the commands that came to their own end; zero where there is none. */
    static Median of(Collection<NodeResult> results) {
        List<Duration> sorted = results.stream()
                .map(NodeResult::elapsed)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return new Median(sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) / 2));
    }

    /** Returns whether a command took over twice as long, and at least 1 s longer. */
    boolean isSlow(Duration time) {
        return time.compareTo(elapsed.multipliedBy(2)) > 0 && time.compareTo(elapsed.plus(NOTICEABLE)) >= 0;
    }
}
