package pish.exec;

import java.util.Collection;

/** A line as far as sudo's passwords go. */
interface SudoLine {
    /** Returns the nodes on which it runs, as they are now. */
    Collection<NodeRun> running();

    /** Returns the nodes on which it will. */
    Collection<NodeRun> toCome();

    /** Returns whether the user has just asked it to stop. */
    boolean isInterrupted();

    /** Shows what the user should know. */
    void complain(String text);
}
