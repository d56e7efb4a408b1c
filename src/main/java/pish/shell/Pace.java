package pish.shell;

import java.time.Duration;

/** The times at which something begins that is done at intervals, counted from start to start; what is late is left out. */
final class Pace {
    private final long first;
    private final long interval;

    /**
     * Makes one.
     *
     * @param first when it begins for the first time, as {@link System#nanoTime} has it
     */
    Pace(long first, Duration interval) {
        this.first = first;
        this.interval = interval.toNanos();
    }

    /** Returns how long it is until it begins again. */
    Duration toNext(long now) {
        return Duration.ofNanos(interval - (now - first) % interval);
    }
}
