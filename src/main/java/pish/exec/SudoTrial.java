package pish.exec;

import java.util.Arrays;
import java.util.Set;

/** A password that was given for some nodes: one of them tries it, and the others get it once that one has accepted it. */
final class SudoTrial {
    private final char[] password;
    private final Set<NodeRun> nodes;
    private boolean proven;

    /**
     * Begins with a password that none of the nodes has seen.
     *
     * @param password cleared by {@link #clear}
     * @param nodes those it was given for
     * @param proven whether another node has accepted it
     */
    SudoTrial(char[] password, Set<NodeRun> nodes, boolean proven) {
        this.password = password;
        this.nodes = nodes;
        this.proven = proven;
    }

    char[] password() {
        return password;
    }

    /** Returns whether the password was given for a node, which has not refused it. */
    boolean isFor(NodeRun run) {
        return nodes.contains(run);
    }

    /** Notes that a node has accepted it. */
    void accepted() {
        proven = true;
    }

    /** Notes that a node has refused it; returns whether another had accepted it. */
    boolean refusedBy(NodeRun run) {
        nodes.remove(run);
        return proven;
    }

    void clear() {
        Arrays.fill(password, '\0');
        nodes.clear();
    }
}
