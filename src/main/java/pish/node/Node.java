package pish.node;

/**
 * One machine of the cluster, and how ssh reaches it.
 *
 * @param name the name people use for it; unique in a cluster
 * @param address host name or IP address to connect to; the name itself where nothing else is known
 * @param port TCP port, 1 to 65535, or 0 for the default (22, or what ssh_config says)
 * @param user account to log in as, or the empty string for the default
 * @param hostKeyAlias name to look the host key up under in known_hosts, or the empty string for the address
 */
public record Node(String name, String address, int port, String user, String hostKeyAlias) {
    /** The port of SSH. */
    public static final int SSH_PORT = 22;

    /** Returns a node that is reached under its own name with every default. */
    public static Node of(String name) {
        return new Node(name, name, 0, "", "");
    }

    /** Returns the port to connect to, 1 to 65535. */
    public int effectivePort() {
        return port == 0 ? SSH_PORT : port;
    }
}
