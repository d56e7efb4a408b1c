package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.exec.Asker;
import pish.exec.Cancellation;
import pish.exec.EventHandler;
import pish.exec.Link;
import pish.exec.Spool;
import pish.render.Renderer;
import pish.transport.ExitStatus;

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
     * Gives the terminal to a program on a node until it ends.
     *
     * @param command shell text, or the empty string for a login shell
     * @throws IOException if there is no terminal here or there, or the connection is lost
     */
    default ExitStatus login(Link link, String command) throws IOException {
        throw new IOException(
                "a login needs a terminal, and there is none; `" + link.node().name() + ": COMMAND` needs none");
    }

    /** Returns an answer of any kind to a question; empty where nobody is there, or would not answer. */
    default Optional<String> ask(String question) {
        return Optional.empty();
    }

    /** Returns the terminal that the user sits at, if there is one. */
    default Optional<Console> console() {
        return Optional.empty();
    }

    /**
     * Has a file edited in place.
     *
     * @param title what the screen says above it
     * @return false where nobody is there, or the terminal cannot do it
     * @throws IOException if the terminal is gone
     */
    default boolean edit(Path file, String title) throws IOException {
        return false;
    }

    /** Returns how many lines fit before somebody's eyes; 0 where nobody is there, or cannot page through more. */
    default int rows() {
        return 0;
    }

    /**
     * Has somebody look through a text, for as long as they wish; only where {@link #rows} is not 0.
     *
     * @param text safe to be shown
     * @throws IOException if the terminal is gone
     */
    default void page(Spool text) throws IOException {
        throw new IOException("there is no terminal to show it on");
    }

    /** Begins to show something on the whole screen; empty where nobody is there, or the terminal cannot do it. */
    default Optional<FullScreen> fullScreen() {
        return Optional.empty();
    }

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
