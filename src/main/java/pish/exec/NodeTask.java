package pish.exec;

import java.io.IOException;

/** Something to do on one node that is more than a command: copying files, say. */
@FunctionalInterface
public interface NodeTask {
    /**
     * Does it, on a thread that may wait.
     *
     * @throws ConnectionLost if the node was lost meanwhile
     * @throws IOException if it did not succeed; the message, which may be a node's words, says why
     */
    void run(NodeWork node) throws IOException;
}
