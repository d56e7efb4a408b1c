package pish.shell;

import java.util.List;
import java.util.function.Supplier;
import pish.exec.Asker;
import pish.exec.Cancellation;
import pish.exec.EventHandler;
import pish.render.Renderer;

/** Whoever types, if anybody does: answers questions, on the thread that drains the events. */
public interface Operator extends Asker {
    /** Returns the answer to a question of yes or no; false where nobody is there. */
    boolean confirm(String question);

    /**
     * Asks for a number of nodes to be typed, before a line that could do harm at scale.
     *
     * @param why what the line would do, in one clause
     * @param nodes the number to type, at least 1
     */
    boolean confirmCount(String why, int nodes);

    /**
     * Returns who listens to the events of a line because of what is typed meanwhile.
     *
     * @param renderer shows the line
     * @param cancellation returns what carries Ctrl-C to the line
     */
    default List<EventHandler> watching(Renderer renderer, Supplier<Cancellation> cancellation) {
        return List.of();
    }
}
