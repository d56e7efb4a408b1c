package pish.transport;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Counts the channels of one connection, so that no more are asked for than the node allows: who wants one more waits until
 * another has closed. Begins with what OpenSSH allows unless told otherwise (MaxSessions of sshd_config(5): 10), and learns
 * a smaller number from a refusal.
 */
public final class ChannelSlots {
    /** OpenSSH's MaxSessions. */
    public static final int STANDARD = 10;

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** A signal that waits longer than this is of no use to who pressed Ctrl-C. */
    private static final long KILL_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long to wait after a refusal: a server may still hold the place of a channel that it has closed. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private int limit = STANDARD;
    private int open;
    private int confirmed;
    private int mostConfirmed;
    private long pausedUntil = System.nanoTime();
    private String ended;

    /**
     * Takes a place for a channel, waiting for one.
     *
     * @throws IOException if the connection ends meanwhile, or none comes free in ten minutes, for a kill in two seconds
     */
    public synchronized Place take(ChannelUse use) throws IOException {
        long deadline = System.nanoTime() + (use == ChannelUse.KILL ? KILL_NANOS : PATIENCE_NANOS);
        try {
            for (long now = System.nanoTime(); ended == null && isFull(use, now); now = System.nanoTime()) {
                if (now - deadline >= 0) {
                    throw new IOException("all " + limit + " channels that the node allows are busy");
                }
                long nanos = (pausedUntil - now > 0 ? pausedUntil : deadline) - now;
                wait(1 + TimeUnit.NANOSECONDS.toMillis(nanos));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a channel", e);
        }
        if (ended != null) {
            throw new IOException(ended);
        }
        open++;
        return new Place();
    }

    /** Returns whether a place is free now. */
    public synchronized boolean hasRoom(ChannelUse use) {
        return ended != null || !isFull(use, System.nanoTime());
    }

    private boolean isFull(ChannelUse use, long now) {
        return open >= use.most(limit) || pausedUntil - now > 0;
    }

    /**
     * Lets nobody wait any longer: the connection has ended.
     *
     * @param reason one short clause
     */
    public synchronized void end(String reason) {
        ended = reason;
        notifyAll();
    }

    /** One channel's place. */
    public final class Place {
        private boolean given;
        private boolean opened;

        private Place() {}

        /** Notes that the node has opened the channel. */
        public void opened() {
            synchronized (ChannelSlots.this) {
                if (!given) {
                    opened = true;
                    confirmed++;
                    mostConfirmed = Math.max(mostConfirmed, confirmed);
                }
            }
        }

        /** Gives the place back, once: the channel has closed, or never opened. */
        public void give() {
            synchronized (ChannelSlots.this) {
                if (!given) {
                    given = true;
                    open--;
                    confirmed -= opened ? 1 : 0;
                    ChannelSlots.this.notifyAll();
                }
            }
        }

        /**
         * Gives the place back because the node refused the channel.
         *
         * @return whether others are open, so that waiting for one of them to close is worth it
         */
        public boolean refused() {
            synchronized (ChannelSlots.this) {
                give();
                limit = Math.max(1, Math.min(limit, Math.max(open, mostConfirmed)));
                pausedUntil = System.nanoTime() + PAUSE_NANOS;
                return open > 0;
            }
        }
    }
}
