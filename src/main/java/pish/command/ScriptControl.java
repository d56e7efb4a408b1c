package pish.command;

import java.time.Duration;
import pish.node.NodeSet;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** What built-ins can do with the lines around them and the line within their own. */
public interface ScriptControl {
    /** Returns the variables and arguments. */
    Variables variables();

    /** Returns the status of the line before, those left out that an {@code if-…} did not run. */
    ExitStatus before();

    /**
     * Does what the line at the end of a built-in's line says, as if that were all.
     *
     * @throws pish.syntax.SyntaxError if it is none, with its place in the whole line
     */
    ExitStatus perform(Statement.Builtin outer);

    /** Runs the line at the end of a built-in's line as a line of its own; see {@link #perform}. */
    ExitStatus runInner(Statement.Builtin outer);

    /**
     * Runs a line that a built-in has made as a line of its own; it names no variables.
     *
     * @throws pish.syntax.SyntaxError if it is none
     */
    ExitStatus run(String line);

    /** Reads the line at the end of a built-in's line, and does nothing. */
    Statement read(Statement.Builtin outer);

    /** Reads it without values, and does nothing. */
    void check(Statement.Builtin outer);

    /** Returns what is wrong with a line that is for nobody. */
    SyntaxError refusal(Statement line);

    /** Returns the nodes of a target as they are known now; connects to none. */
    NodeSet nodes(String target);

    /** Returns whether one more line may run after one that ended so. */
    boolean goesOn(ExitStatus status);

    /** Waits, but no longer than until Ctrl-C. */
    void pause(Duration duration);
}
