package pish.exec;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries Ctrl-C and Ctrl-Z from the terminal to what runs. Each Ctrl-C asks more: first an interrupt, then a kill, then
 * to give up. Ctrl-Z asks it to go on in the background.
 */
public final class Cancellation {
    private final AtomicInteger presses = new AtomicInteger();
    private final AtomicBoolean suspension = new AtomicBoolean();
    private volatile Runnable listener = () -> {};
    private boolean suspendable;

    /** Asks what runs to end, more firmly each time. May be called from any thread, a signal handler too. */
    public void request() {
        presses.incrementAndGet();
        listener.run();
    }

    /** Returns how often it was asked. */
    public int presses() {
        return presses.get();
    }

    /** Says whether what runs can go on in the background. */
    public synchronized void suspendable(boolean can) {
        suspendable = can;
    }

    /**
     * Asks what runs to go on in the background. May be called from any thread.
     *
     * @return whether it can
     */
    public boolean suspend() {
        synchronized (this) {
            if (!suspendable) {
                return false;
            }
            suspension.set(true);
        }
        listener.run();
        return true;
    }

    /** Returns whether it was asked to go on in the background, and forgets that. */
    boolean takeSuspension() {
        return suspension.getAndSet(false);
    }

    /** Sets who is told of each request. */
    void onRequest(Runnable newListener) {
        listener = newListener;
    }
}
