package pish.node;

/**
 * One machine of the cluster, and how ssh reaches it. Texts are empty and numbers 0 where nothing was said.
 *
 * @param name the name people use for it; unique in a cluster
 * @param address host name or IP address to connect to; the name itself where nothing else is known
 * @param port TCP port, 1 to 65535, or 0 for the default (22, or what ssh_config says)
 * @param user account to log in as, or the empty string for the default
 * @param hostKeyAlias name to look the host key up under in known_hosts, or the empty string for the address
 * @param slots how many MPI ranks it takes, 1 or more, or 0 where that is not known
 * @param mac Ethernet address, as it was written
 * @param key file with the private key to log in with
 * @param jump host to connect through, as ssh -J has it
 * @param disabled whether {@code all} leaves it out
 */
public record Node(
        String name,
        String address,
        int port,
        String user,
        String hostKeyAlias,
        int slots,
        String mac,
        String key,
        String jump,
        boolean disabled) {
    /** The port of SSH. */
    public static final int SSH_PORT = 22;

    /** Makes an enabled node of which only the way to reach it is known. */
    public Node(String name, String address, int port, String user, String hostKeyAlias) {
        this(name, address, port, user, hostKeyAlias, 0, "", "", "", false);
    }

    /** Returns a node that is reached under its own name with every default. */
    public static Node of(String name) {
        return new Node(name, name, 0, "", "");
    }

    /** Returns the port to connect to, 1 to 65535. */
    public int effectivePort() {
        return port == 0 ? SSH_PORT : port;
    }

    /** Returns the same node under another name. */
    public Node withName(String name) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node at another address. */
    public Node withAddress(String address) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node at another port, 1 to 65535, or 0 for the default. */
    public Node withPort(int port) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node with another account to log in as. */
    public Node withUser(String user) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node with its host key under another name. */
    public Node withHostKeyAlias(String hostKeyAlias) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node for another number of MPI ranks. */
    public Node withSlots(int slots) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node with another Ethernet address. */
    public Node withMac(String mac) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node with another private key's file. */
    public Node withKey(String key) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node behind another jump host. */
    public Node withJump(String jump) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }

    /** Returns the same node enabled or disabled. */
    public Node withDisabled(boolean disabled) {
        return new Node(name, address, port, user, hostKeyAlias, slots, mac, key, jump, disabled);
    }
}
