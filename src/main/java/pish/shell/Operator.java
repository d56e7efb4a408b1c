package pish.shell;

import pish.exec.Asker;

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
}
