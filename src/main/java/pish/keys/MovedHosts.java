package pish.keys;

import java.io.IOException;
import java.util.Map;
import pish.node.Node;

/** What this machine's known_hosts says of hosts that have other addresses than before. */
public final class MovedHosts {
    private MovedHosts() {}

    /** Returns what known_hosts has a node under that is reached at an address. */
    public static String known(Node node, String address) {
        return node.effectivePort() == Node.SSH_PORT ? address : "[" + address + "]:" + node.effectivePort();
    }

    /**
     * Has this machine know them under their new addresses, by the keys that they had under the old ones.
     *
     * @param addresses new ones by old ones, as {@link #known} has them
     * @return how many lines changed
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static int follow(OwnKeys here, Map<String, String> addresses) throws IOException {
        return here.know(text -> KnownHosts.moved(text, addresses), true);
    }
}
