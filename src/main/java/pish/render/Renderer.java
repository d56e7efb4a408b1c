package pish.render;

import pish.exec.EventHandler;

/** Shows events, in one of the forms of {@code --output} and {@code --format}. Used by the one thread that drains them. */
public interface Renderer extends EventHandler {
    /**
     * Brings what is shown up to date. The draining thread calls this whenever no event is waiting, and, while a line
     * runs, at least 20 times a second.
     *
     * @param now {@link System#nanoTime()}
     */
    void tick(long now);
}
