package pish.exec;

/**
 * Takes events one by one, in order, on the one thread that drains the queue: a screen, a recorder, a gatherer.
 */
@FunctionalInterface
public interface EventHandler {
    /** Takes the next event. Must not block for long: it is the shell's own thread. */
    void handle(Event event);

    /**
     * Called some twenty times a second while something runs, so that what shows time can go on.
     *
     * @param now as {@link System#nanoTime} has it
     */
    default void tick(long now) {}
}
