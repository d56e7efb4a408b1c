package pish.exec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/**
 * What happens while a line runs. The one language between the engine and built-ins below, and screens, recordings and
 * JSON above: whoever runs something emits these, and never prints.
 */
public sealed interface Event {
    /**
     * A command is about to run.
     *
     * @param nodes every node it is meant for
     * @param command its text as it goes to the remote shells
     * @param places where the ranks of an MPI job run, by their names, which then stand for nodes, see {@link Rank};
     *     empty where it is about nodes
     */
    record Started(NodeSet nodes, String command, Map<String, String> places) implements Event {
        /** Is about nodes. */
        public Started(NodeSet nodes, String command) {
            this(nodes, command, Map.of());
        }
    }

    /**
     * It is known now where ranks run, of which {@link Started} could not say it.
     *
     * @param places as there
     */
    record Placed(Map<String, String> places) implements Event {}

    /**
     * Nothing has begun yet, since all waits for something outside.
     *
     * @param reason what for, in one short clause; empty once it waits no more
     */
    record Waiting(String reason) implements Event {}

    /** A node's connection is open. */
    record Connected(String node) implements Event {}

    /** A node's connection came back, with its state, after it was lost. */
    record Rejoined(String node) implements Event {}

    /**
     * Some output of a node's command, exactly as it came, in chunks that end anywhere.
     *
     * @param bytes at least one byte
     */
    record Output(String node, Stream stream, Bytes bytes) implements Event {}

    /**
     * A node's command ended.
     *
     * @param status its exit status; 124 for a time-out, 130 for an interrupt
     * @param elapsed since the command was sent
     * @param directory the shell's working directory afterwards, or the empty string where it is not known
     */
    record Exited(String node, ExitStatus status, Duration elapsed, String directory) implements Event {}

    /**
     * A node's connection died while its command ran; the command's status counts as 255.
     *
     * @param reason what happened, in one short clause
     */
    record Lost(String node, String reason, Duration elapsed) implements Event {}

    /**
     * A node could not be reached, so nothing ran there; its status counts as 255.
     *
     * @param reason what happened, in one short clause
     */
    record Unreachable(String node, String reason) implements Event {}

    /**
     * Nodes on which the command does not run, since it failed on others.
     *
     * @param nodes at least one
     * @param reason why, in one short clause
     */
    record Skipped(NodeSet nodes, String reason) implements Event {}

    /**
     * A line of a built-in's output, without its newline.
     *
     * @param prose whether a narrow screen may break it between words
     */
    record Text(String line, boolean prose) implements Event {
        /** Makes one that is shown as it is. */
        public Text(String line) {
            this(line, false);
        }
    }

    /** A message for people, which is no output: it goes to standard error and into no pipe. */
    record Message(Severity severity, String text) implements Event {}

    /**
     * A row of a built-in's table.
     *
     * @param table the table's name
     * @param columns names and values in order; a value is text, a {@link Number}, a {@link Duration}, a collection of
     *     texts, or null where it is not known
     */
    record Row(String table, Map<String, ?> columns) implements Event {}

    /**
     * How far long work is.
     *
     * @param done units done, 0 to {@code total}
     * @param total units in all, or 0 where it is not known
     * @param unit what is counted
     * @param waiting the nodes that are waited for; none where it is not about nodes
     */
    record Progress(long done, long total, Unit unit, NodeSet waiting) implements Event {
        /** Counts things. */
        public Progress(long done, long total) {
            this(done, total, Unit.COUNT);
        }

        /** Is not about nodes. */
        public Progress(long done, long total, Unit unit) {
            this(done, total, unit, NodeSet.EMPTY);
        }
    }

    /**
     * News of a job in the background.
     *
     * @param job its number, from 1
     * @param line as it was typed
     * @param nodes all that it is for
     * @param failed those on which it has failed
     * @param status the largest of any node; empty while it runs
     * @param elapsed since it was begun
     */
    record JobChanged(
            int job,
            JobState state,
            String line,
            NodeSet nodes,
            NodeSet failed,
            Optional<ExitStatus> status,
            Duration elapsed)
            implements Event {}

    /** What is new of a job. */
    enum JobState {
        /** It runs in the background from now on. */
        RUNNING,
        /** It has ended; what came of it is kept. */
        ENDED,
        /** What came of it follows. */
        SHOWN
    }

    /**
     * The end of a line, once for every line of input.
     *
     * @param number the line's number, counted from 1
     * @param line as it was typed
     * @param status the largest status of any node
     * @param ok nodes that ended 0
     * @param failed all others, unreachable ones included
     * @param elapsed since the line began
     */
    record Finished(int number, String line, ExitStatus status, NodeSet ok, NodeSet failed, Duration elapsed)
            implements Event {}

    /** What a {@link Progress} counts. */
    enum Unit {
        /** Things of any kind. */
        COUNT,
        /** Bytes, of which people want to know the rate and how long the rest takes. */
        BYTES
    }

    /** How much a {@link Message} matters. */
    enum Severity {
        /** Good to know. */
        INFO,
        /** May not be what was meant. */
        WARNING,
        /** Something was not done. */
        ERROR
    }
}
