package pish.exec;

import pish.node.NodeSet;

/**
 * What has to be asked when sudo wants a password.
 *
 * @param user the account as the nodes are logged in to, or the empty string where they name none
 * @param nodes those that wait for it, at least one
 * @param others how many more nodes of the line would get it too, if they ask
 * @param before what became of what was given before
 * @param refusedBy the nodes that refused that
 * @param known nodes of which this account's password is known
 */
public record SudoQuestion(String user, NodeSet nodes, int others, Before before, NodeSet refusedBy, NodeSet known) {
    /** Returns whether an empty answer means the password of the nodes where it is known. */
    public boolean mayRepeat() {
        return before == Before.NONE && !known.isEmpty();
    }

    /** Returns the question as a prompt. */
    public String prompt() {
        String refusal = switch (before) {
            case NONE -> "";
            case REFUSED -> "refused by " + refusedBy + "; ";
            case DIFFERENT -> known.isEmpty() ? "refused; " : "not that of " + known + "; ";
        };
        String account = user.isEmpty() ? "" : user + " on ";
        String also = others == 0 ? "" : ", also for " + others + " more if they ask";
        String same = mayRepeat() ? " (Enter: that of " + known + ")" : "";
        return refusal + "sudo password for " + account + nodes + also + same + ": ";
    }

    /** What became of a password that was given for the same nodes before. */
    public enum Before {
        /** There was none. */
        NONE,
        /** It was refused by the one that tried it, and nobody has accepted it. */
        REFUSED,
        /** It was refused by these nodes, while others have accepted it. */
        DIFFERENT
    }
}
