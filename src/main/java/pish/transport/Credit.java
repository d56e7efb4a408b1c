package pish.transport;

/**
 * Counts what may be reported as consumed to a shell's channel: from before the channel is there, and less what an earlier
 * shell left, which came by another channel.
 */
final class Credit {
    private volatile RemoteProcess process;
    private int early;
    private int foreign;

    /** Notes output that did not come by this channel. */
    synchronized void foreign(int bytes) {
        foreign += bytes;
    }

    /** Reports bytes as consumed, once there is a channel to report them to. */
    void consumed(int bytes) {
        int own = own(bytes);
        if (own > 0) {
            process.consumed(own);
        }
    }

    private synchronized int own(int bytes) {
        int others = Math.min(foreign, bytes);
        foreign -= others;
        early += bytes - others;
        return process == null ? 0 : takeEarly();
    }

    /** Sets the channel and reports what was consumed before: output may come before the channel's opener has returned. */
    void attach(RemoteProcess channel) {
        int bytes;
        synchronized (this) {
            process = channel;
            bytes = takeEarly();
        }
        channel.consumed(bytes);
    }

    private int takeEarly() {
        int bytes = early;
        early = 0;
        return bytes;
    }
}
