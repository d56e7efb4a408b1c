package pish.files;

import java.util.concurrent.atomic.AtomicLong;
import pish.exec.Event;

/** How many bytes have been copied, of all nodes together, and how many there are to copy. */
final class Meter {
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** Begins to count. */
    Meter(long expected) {
        total.set(expected);
    }

    Event.Progress progress() {
        long now = done.get();
        return new Event.Progress(now, Math.max(now, total.get()), Event.Unit.BYTES);
    }

    /**
     * Returns one node's share.
     *
     * @param expected how much of the whole is that
     */
    Share share(long expected) {
        return new Share(expected);
    }

    /** One node's; used by one thread at a time. */
    final class Share {
        private long expected;
        private long copied;

        private Share(long expected) {
            this.expected = expected;
        }

        /** Begins, or begins anew: so many bytes are still to be copied. */
        void begin(long bytes) {
            total.addAndGet(copied + bytes - expected);
            expected = copied + bytes;
        }

        /** Takes note of bytes that need not be copied after all. */
        void skip(long bytes) {
            total.addAndGet(-bytes);
            expected -= bytes;
        }

        /** Takes note of bytes that are to be copied too. */
        void expect(long bytes) {
            skip(-bytes);
        }

        void done(long bytes) {
            copied += bytes;
            done.addAndGet(bytes);
        }
    }
}
