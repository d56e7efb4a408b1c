package pish.images;

import java.util.concurrent.atomic.AtomicLong;
import pish.exec.Event;

/** How many bytes of devices have been copied, of all nodes together, and how many there are to copy. */
final class Copying {
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    Copying(long expected) {
        total.set(expected);
    }

    void done(long bytes) {
        done.addAndGet(bytes);
    }

    /** Takes note of bytes that need not be copied after all. */
    void skip(long bytes) {
        total.addAndGet(-bytes);
    }

    Event.Progress progress() {
        long now = done.get();
        return new Event.Progress(now, Math.max(now, total.get()), Event.Unit.BYTES);
    }
}
