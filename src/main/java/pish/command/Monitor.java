package pish.command;

import java.time.Duration;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Shows nodes again and again until the user ends it: on the whole screen where somebody sits at a terminal. */
public interface Monitor {
    /**
     * Runs a command again and again, and shows each result in place of the one before; where there is no terminal, below
     * it, after a line that tells the time. The last result is kept.
     *
     * @param interval from the start of a run to the start of the next; where a run takes longer, starts are left out
     * @param times how often; 0 for as long as the user wishes
     * @return the status of the last run; 130 where Ctrl-C ended it
     */
    ExitStatus watch(NodeSet nodes, String command, Duration interval, int times);

    /**
     * Shows how nodes are, anew each second; where there is no terminal, once.
     *
     * @return 130 where Ctrl-C ended it, 255 where it was shown once and a node did not answer
     */
    ExitStatus top(NodeSet nodes);
}
