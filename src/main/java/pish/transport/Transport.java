package pish.transport;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import pish.node.Node;

/** Opens connections to nodes, and keeps what that takes: known host keys, keys and passwords. */
public interface Transport extends AutoCloseable {
    /**
     * Connects to a node and logs in; blocks for up to the connect time-out, and longer only while the prompter does.
     *
     * @param prompter answers what the node asks beyond a password: codes, tokens
     * @throws ConnectFailure with its kind and reason where that does not succeed; nothing is left open
     */
    Connection open(Node node, Prompter prompter) throws ConnectFailure;

    /** Connects to a node where nobody is there to answer, see {@link #open(Node, Prompter)}. */
    default Connection open(Node node) throws ConnectFailure {
        return open(node, Prompter.NOBODY);
    }

    /** Makes host keys known from now on, on disk too. */
    void trust(Collection<UnknownHostKey> keys) throws IOException;

    /**
     * Looks at the host key that a node shows; logs in nowhere and trusts nothing. Blocks for up to the connect time-out.
     *
     * @throws ConnectFailure if it shows none
     */
    HostKey hostKey(Node node) throws ConnectFailure;

    /**
     * Takes a node's host keys out of the user's known_hosts files.
     *
     * @return the places of the lines that were taken out, as {@code FILE:LINE}
     */
    List<String> forgetHostKeys(Node node) throws IOException;

    /**
     * Sets the password to log in to one node with.
     *
     * @param password copied; the caller clears its own
     */
    void setPassword(Node node, char[] password);

    /**
     * Sets the password to log in to a host on the way with, which no other host and no node is shown.
     *
     * @param host as {@link ConnectFailure#onTheWay} names it
     * @param password copied; the caller clears its own
     */
    void setPasswordOnTheWay(Node host, char[] password);

    /**
     * Tries whether a node lets an account in by a password alone, once, on a connection of its own; not where the node
     * takes no passwords, and not where its host key is not known. Blocks for up to the connect time-out.
     *
     * @param node whose account it is
     * @param password left as it is
     */
    default boolean takesPassword(Node node, char[] password) {
        return false;
    }

    /** Forgets a node's password, which was refused. */
    void forgetPassword(Node node);

    /** Returns what somebody should be told, in one line each, and has not been told yet. */
    default List<String> remarks() {
        return List.of();
    }

    /** Clears what is secret in memory. */
    @Override
    void close();
}
