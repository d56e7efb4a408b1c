package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pish.exec.BroadcastOptions;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.HostKeys;
import pish.exec.Links;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.exec.Report;
import pish.exec.Vigil;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.node.Node;
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
     * Gives the terminal to a program on a node, see {@link pish.exec.Link#startTerminal}, until it ends.
     *
     * @param node its name; {@link #connect} has connected it
     * @param command shell text, or the empty string for a login shell
     * @throws java.io.IOException if there is no terminal here or there, or the connection is lost
     */
    ExitStatus login(String node, String command) throws java.io.IOException;

    /**
     * Runs a command that may take the connections with it, and shows nothing of it but how it failed.
     *
     * @return the nodes where it ended with 0, or whose connection died while it ran
     */
    NodeSet end(NodeSet nodes, String command);

    /**
     * Waits until nodes are up, or down; shows how far that is, and how it ends not.
     *
     * @return why a node is not, by the names of those that are not
     */
    Map<String, String> await(NodeSet nodes, Vigil.Goal goal, Duration timeout);

    /** Looks at the host keys that nodes show; shows nothing. */
    default Map<String, HostKeys.Sight> hostKeys(NodeSet nodes) {
        return hostKeys(new HostKeys(links()).places(nodes));
    }

    /**
     * Looks at the host keys that nodes show at other addresses, or that are known under other names; shows nothing.
     *
     * @param places by the names of the nodes
     */
    Map<String, HostKeys.Sight> hostKeys(Map<String, Node> places);

    /** Returns whether to end early: Ctrl-C was pressed since the line began, or what it says cannot be written any more. */
    boolean interrupted();

    /**
     * Asks before a command that could do harm at scale, where somebody is there to answer, and says so where it is not
     * to be run.
     */
    boolean allows(NodeSet nodes, String command);

    /**
     * Does something on nodes that is more than a command, connecting first, and shows how it goes as a broadcast does. The
     * dynamic groups stay as they are.
     *
     * @param what what it is, as one would type it
     * @param progress asked again and again how far all is
     */
    Outcome onEach(NodeSet nodes, String what, NodeTask task, Supplier<Event.Progress> progress);

    /**
     * Does something on the nodes that can be reached before a command runs there, and shows of it how far it is, and where
     * it failed.
     *
     * @param progress asked again and again how far all is
     * @return the nodes where it failed
     */
    NodeSet prepare(NodeSet nodes, NodeTask task, Supplier<Event.Progress> progress);

    /** Does the same, where how far it is can be told by the number of nodes where it is done. */
    default NodeSet prepare(NodeSet nodes, NodeTask task) {
        AtomicInteger done = new AtomicInteger();
        NodeTask counted = work -> {
            task.run(work);
            done.incrementAndGet();
        };
        return prepare(nodes, counted, () -> new Event.Progress(done.get(), nodes.size()));
    }

    /** Returns what pish was given to read, unless its lines come from there. */
    Optional<InputStream> standardInput();

    /** Runs a command on nodes, shows what comes back and keeps the result. */
    Outcome broadcast(NodeSet nodes, String command);

    /**
     * Does the same with a command that Ctrl-Z may send to the background.
     *
     * @param options makes what the settings ask for what the built-in does
     * @return its status; 0 if it goes to the background
     */
    ExitStatus run(NodeSet nodes, String command, UnaryOperator<BroadcastOptions> options);

    /** Returns which keys have which functions in the line editor. */
    KeyBindings keys();

    /** Returns the variables, and the lines around and within the one that runs. */
    ScriptControl script();

    /** Returns what runs in the background. */
    JobControl jobs();

    /** Returns what shows nodes until the user ends it. */
    Monitor monitor();

    /**
     * Shows a kept result again, wherever output goes now.
     *
     * @param nodes some of those it ran on
     * @throws IOException if the terminal is gone
     */
    void replay(Results.Result result, NodeSet nodes, Look look) throws IOException;

    /**
     * Runs all lines of a file; what it sets ends with it.
     *
     * @param arguments its arguments; none leaves those that there are
     * @return the status of the line that stopped it, or the largest
     * @throws IOException if it cannot be read; the message says which and why
     */
    ExitStatus source(Path file, List<String> arguments) throws IOException;

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

    /** Asks the user for a line; empty where nobody can or will answer. */
    Optional<String> ask(String question);

    /**
     * Asks the user for something that nobody is to see while it is typed.
     *
     * @return what was typed, which the caller clears; empty where nobody can or will answer
     */
    Optional<char[]> secret(String prompt);

    /**
     * Has the user edit a file in place, with an editor that touches no other.
     *
     * @param title what the screen says above it
     * @return false where nobody sits at a terminal
     * @throws IOException if the terminal is gone
     */
    boolean edit(Path file, String title) throws IOException;

    /**
     * Ends the source of lines that runs now, and with it pish unless it was sourced.
     *
     * @param status empty for the one it would have if it ended here
     */
    void exit(Optional<ExitStatus> status);
}
