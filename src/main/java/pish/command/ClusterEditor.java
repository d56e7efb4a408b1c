package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pish.node.Cluster;
import pish.node.ClusterText;

/** Changes which nodes and groups there are. Every change holds at once; connections to what is gone are closed. */
public interface ClusterEditor {
    /** Returns the cluster file in use, or the one that would be made; empty where the nodes come from elsewhere. */
    Optional<Path> file();

    /** Returns where the nodes come from, as the greeting says it; empty where there are none. */
    String source();

    /**
     * Edits the cluster file; in a dry run only what this pish takes it to be.
     *
     * @throws pish.syntax.SyntaxError if the edit, or the file after it, is not well formed; nothing was written
     * @throws IOException if no cluster file is in use, or it cannot be written; the message says which and why
     */
    void edit(UnaryOperator<ClusterText> edit) throws IOException;

    /** Takes other nodes and groups until pish ends, and writes nothing. */
    void replace(Cluster cluster);
}
