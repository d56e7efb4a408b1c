package pish.command;

import java.io.IOException;
import java.util.Optional;
import pish.script.LineResult;
import pish.syntax.LogicalLine;

/** Where lines come from: the keyboard, a script, standard input, an argument. All that tells these apart is here. */
public interface LineSource extends AutoCloseable {
    /**
     * Returns the next line, or empty where there are no more.
     *
     * @throws pish.syntax.SyntaxError if the input ends within a line
     */
    Optional<LogicalLine> next() throws IOException;

    /** Returns whether a person types the lines, and can be asked. */
    boolean interactive();

    /** Returns whether it is to be told what each line has come to, which takes reading what nodes printed. */
    default boolean checks() {
        return false;
    }

    /**
     * Is told that a line is about to run; one that has been returned may also not come to that.
     *
     * @return whether it is to run
     */
    default boolean begins(LogicalLine line) {
        return true;
    }

    /** Is told what the last line has come to. */
    default void ended(LineResult result) {}

    /** Returns what errors call it, for example a file's name; the empty string where there is nothing to say. */
    String name();

    /** Lets go of what it reads from. */
    @Override
    void close() throws IOException;
}
