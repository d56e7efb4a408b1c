package pish.exec;

import pish.node.Node;
import pish.node.NodeSet;

/** What is known of accounts' passwords once they are others. */
public final class ChangedPassword {
    private ChangedPassword() {}

    /**
     * Has logins from now on use a new password, and sudo too where it wanted the old one.
     *
     * @param nodes where it is the password of the account by which pish logs in
     * @param password left as it is
     */
    public static void note(Links links, NodeSet nodes, char[] password) {
        for (String name : nodes) {
            Node node = links.to(name).node();
            links.transport().setPassword(node, password);
            if (links.passwords().has(name)) {
                links.passwords().accepted(node, password);
            }
        }
    }
}
