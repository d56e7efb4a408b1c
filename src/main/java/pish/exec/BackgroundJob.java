package pish.exec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What has a number among the {@link Jobs}: a command that runs or ran apart from the foreground. */
public interface BackgroundJob {
    /** Returns the number, from 1; 0 while it is none of the jobs. */
    int number();

    /** Gives it its number. */
    void number(int number);

    /** Returns the line as it was typed. */
    String line();

    /** Returns all nodes that it is for. */
    NodeSet nodes();

    /** Returns on how many nodes it has ended, as far as is known. */
    int done();

    /** Returns on how many nodes it has failed. */
    int failed();

    /** Returns the largest status of any node; empty while it runs anywhere. */
    Optional<ExitStatus> status();

    /** Returns how long it has run, or ran. */
    Duration elapsed();

    /** Returns in one word what is special about it, or the empty string. */
    String remark();

    /**
     * Stops it on every node, each time more firmly.
     *
     * @param firm whether to begin with the second way, and kill
     * @return the nodes on which it cannot be stopped, and why
     */
    Map<String, String> stop(boolean firm);

    /** Returns whether it has ended on every node. */
    default boolean hasEnded() {
        return status().isPresent();
    }
}
