package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Links;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.exec.Report;
import pish.node.Cluster;
import pish.node.GroupSource;
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

    /** Returns all groups there are, dynamic ones included. */
    GroupSource groupSource();

    /** Returns the connections. */
    Links links();

    /** Returns what changes the nodes and groups there are. */
    ClusterEditor editor();

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

    /**
     * Connects to nodes, asks what that takes, and says which could not be reached. Neither runs anything nor changes the
     * dynamic groups.
     *
     * @return the nodes that are connected
     */
    NodeSet connect(NodeSet nodes);

    /**
     * Runs short scripts on channels of their own, which neither use nor change the nodes' shells; ends at Ctrl-C. Shows
     * nothing.
     *
     * @param errands by the names of their nodes, which {@link #connect} has connected
     * @param timeout how long each may take
     * @return a report for each, in the same order
     */
    Map<String, Report> errands(Map<String, Errand> errands, Duration timeout);

    /**
     * Does something on nodes that is more than a command, connecting first, and shows how it goes as a broadcast does. The
     * dynamic groups stay as they are.
     *
     * @param what what it is, as one would type it
     * @param progress asked again and again how far all is
     */
    Outcome onEach(NodeSet nodes, String what, NodeTask task, Supplier<Event.Progress> progress);

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(NodeSet nodes, String command);

    /**
     * Shows a kept result again, wherever output goes now.
     *
     * @param nodes some of those it ran on
     * @param form fold, live or json; empty for that of the settings
     */
    void replay(Results.Result result, NodeSet nodes, Optional<String> form);

    /**
     * Runs all lines of a file; what it sets ends with it.
     *
     * @return the status of the line that stopped it, or the largest
     * @throws IOException if it cannot be read; the message says which and why
     */
    ExitStatus source(Path file) throws IOException;

    /** Returns the default target as typed, if there is one. */
    Optional<String> defaultTarget();

    /** Sets the default target, or clears it. */
    void use(Optional<String> target);

    /** Returns which machinefile is meant. */
    CurrentMachineFile machineFile();

    /** Returns what records and logs. */
    Journals journals();

    /**
     * Asks the user a question that is answered by yes or no.
     *
     * @return false where nobody can answer
     */
    boolean confirm(String question);

    /**
     * Ends the source of lines that runs now, and with it pish unless it was sourced.
     *
     * @param status empty for the one it would have if it ended here
     */
    void exit(Optional<ExitStatus> status);
}
