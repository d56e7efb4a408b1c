package pish.command;

import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.Links;
import pish.exec.Outcome;
import pish.node.Cluster;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** All that a built-in can do to the world outside itself. */
public interface Context {
    /** Returns the nodes there are. */
    Cluster cluster();

    /**
     * Returns the nodes that a target means, dynamic groups included.
     *
     * @throws pish.syntax.SyntaxError if it is none, or names nodes that there are not; its source is {@code target}
     */
    NodeSet resolve(String target);

    /** Returns the connections. */
    Links links();

    /** Returns the settings, which the built-in may change. */
    Settings settings();

    /** Returns the built-ins there are. */
    Builtins builtins();

    /** Returns what the last broadcasts brought. */
    Results results();

    /** Returns the lines typed so far, the oldest first; none where nobody types. */
    List<String> history();

    /** Shows something, wherever output goes now. */
    void emit(Event event);

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(NodeSet nodes, String command);

    /** Runs all lines of a source; what it sets ends with it. Returns the status of the line that stopped it, or the largest. */
    ExitStatus run(LineSource source);

    /** Returns the default target as typed, if there is one. */
    Optional<String> defaultTarget();

    /** Sets the default target, or clears it. */
    void use(Optional<String> target);

    /** Returns what records and logs. */
    Journals journals();

    /**
     * Asks the user a question that is answered by yes or no.
     *
     * @return false where nobody can answer
     */
    boolean confirm(String question);

    /** Ends the source of lines that runs now, and with it pish unless it was sourced. */
    void exit(ExitStatus status);
}
