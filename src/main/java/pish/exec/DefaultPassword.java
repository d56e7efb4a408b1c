package pish.exec;

import pish.node.Node;

/** The password that boards came with for years, and everybody knows. */
public final class DefaultPassword {
    /** That of the account pi in images of Raspberry Pi OS until April 2022. */
    public static final String TEXT = "raspberry";

    private static final String ACCOUNT = "pi";

    private DefaultPassword() {}

    /** Returns whether a node still lets that account in by it: tried once, over ssh, where passwords are taken. Blocks. */
    public static boolean opens(Links links, String name) {
        Node node = links.to(name).node().withUser(ACCOUNT);
        return links.transport().takesPassword(node, TEXT.toCharArray());
    }
}
