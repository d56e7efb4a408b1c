package pish.exec;

/** What a {@link Job} does. It is drained by one thread at a time, and may leave the foreground and come back to it. */
public interface Activity {
    /**
     * Begins it or goes on with it, until it has ended or is to go on in the background. Once it has ended this must not be
     * called again; before, it goes on with it, on any thread.
     *
     * @param tickNanos how long events are waited for before time is looked at
     * @return whether it has ended
     * @throws InterruptedException if the thread is interrupted; it then goes on unobserved
     */
    boolean run(long tickNanos) throws InterruptedException;

    /** Returns whether it needs nobody for the time being, so that it can do without the foreground. */
    boolean isUnderWay();

    /** Lets other lines have the nodes' own shells from now on, for good; while {@link #run} does not run. */
    void moveAside();

    /** Makes one. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes one that has not begun.
         *
         * @param handler takes every event, on the draining thread
         * @param asker answers questions, on the same thread
         * @param cancellation carries what stops it, and sends it to the background
         */
        Activity make(EventHandler handler, Asker asker, Cancellation cancellation);

        /**
         * Returns what makes the same, with something done after its end.
         *
         * @param after may take some seconds; runs on the thread that drains the activity
         */
        default Maker then(Runnable after) {
            return (handler, asker, cancellation) -> new FollowedActivity(make(handler, asker, cancellation), after);
        }
    }
}
