package pish.command;

import java.util.List;
import java.util.function.UnaryOperator;
import pish.exec.Activity;
import pish.exec.BackgroundJob;
import pish.exec.BroadcastOptions;
import pish.exec.EventHandler;
import pish.exec.Jobs;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What begins jobs in the background, and brings them back. */
public interface JobControl {
    /** Returns the jobs there are. */
    Jobs table();

    /** Looks for detached jobs on the nodes that are connected; waits a second for them and no longer. */
    void refresh();

    /**
     * Begins a command beside the nodes' own shells, with what these have now; returns when it runs, or has failed to.
     *
     * @param options makes what the settings ask for what the built-in does
     */
    ExitStatus begin(NodeSet nodes, String command, UnaryOperator<BroadcastOptions> options);

    /**
     * Runs an activity, which Ctrl-Z may send to the background, and keeps what comes of it as a result. The dynamic groups
     * stay as they are.
     *
     * @param names what its events are about: nodes, or the names of ranks
     * @return its status; 0 if it goes to the background
     */
    ExitStatus run(NodeSet names, Activity.Maker maker);

    /**
     * Runs an activity that a built-in needs for itself, until it has ended, and shows nothing of it; Ctrl-C stops it.
     *
     * @param handler takes its events
     */
    void runQuietly(Activity.Maker maker, EventHandler handler);

    /** Begins an activity in the background, and returns at once. */
    ExitStatus begin(NodeSet names, Activity.Maker maker);

    /**
     * Begins a command that goes on without pish and connections.
     *
     * @return 0 if it runs on all nodes
     */
    ExitStatus detach(NodeSet nodes, String command);

    /**
     * Shows what a job has printed, and goes on with it in the foreground.
     *
     * @return its status; 0 if it goes back to the background
     */
    ExitStatus foreground(BackgroundJob job);

    /**
     * Waits for jobs to end, and shows what came of each; Ctrl-C ends the waiting.
     *
     * @return the largest status of any; 130 after Ctrl-C
     */
    ExitStatus await(List<BackgroundJob> jobs);
}
