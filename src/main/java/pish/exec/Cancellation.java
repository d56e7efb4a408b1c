package pish.exec;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries Ctrl-C from the terminal to what runs. Each press asks more: first an interrupt, then a kill, then to give up.
 */
public final class Cancellation {
    private final AtomicInteger presses = new AtomicInteger();
    private volatile Runnable listener = () -> {};

    /** Asks what runs to end, more firmly each time. May be called from any thread, a signal handler too. */
    public void request() {
        presses.incrementAndGet();
        listener.run();
    }

    /** Returns how often it was asked. */
    public int presses() {
        return presses.get();
    }

    /** Sets who is told of each request. */
    void onRequest(Runnable newListener) {
        listener = newListener;
    }
}
