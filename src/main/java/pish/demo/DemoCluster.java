package pish.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import pish.node.Node;

/**
 * A cluster inside this machine: nodes pi01, pi02… that are embedded SSH servers on the loopback address, each with its
 * own host name, home folder and host key. They share the machine's processes and files otherwise, and run commands as
 * the user who started them. Nothing is left behind when it closes, or when the JVM ends.
 */
public final class DemoCluster implements AutoCloseable {
    /** The largest number of nodes. */
    public static final int MAX_NODES = 500;

    private static final List<String> INHERITED = List.of("LANG", "LC_ALL", "LC_CTYPE", "TZ");
    private static final int MIN_DIGITS = 2;

    private final ProcessHost host;
    private final NodeServer server;
    private final String user;
    private final List<Node> nodes;

    private DemoCluster(ProcessHost host, NodeServer server, String user, List<Node> nodes) {
        this.host = host;
        this.server = server;
        this.user = user;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts a cluster; its nodes answer at once.
     *
     * @param n how many nodes, 1 to {@link #MAX_NODES}
     * @throws IOException where this machine cannot have one: it takes Linux, setsid(1) and mkfifo(1)
     */
    public static DemoCluster start(int n) throws IOException {
        return start(n, true);
    }

    /** Starts a cluster whose nodes have no namespaces even where they might. */
    static DemoCluster startWithoutNamespaces(int n) throws IOException {
        return start(n, false);
    }

    private static DemoCluster start(int n, boolean mayUseNamespaces) throws IOException {
        if (n < 1 || n > MAX_NODES) {
            throw new IllegalArgumentException("a demo has 1 to " + MAX_NODES + " nodes, not " + n);
        }
        ProcessHost host = ProcessHost.open();
        try {
            return start(n, mayUseNamespaces, host);
        } catch (IOException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    private static DemoCluster start(int n, boolean mayUseNamespaces, ProcessHost host) throws IOException {
        String user = System.getProperty("user.name");
        // the first key costs as much as all the rest: it loads a provider
        CompletableFuture<KeyPair> key = CompletableFuture.supplyAsync(Keys::generate);
        NodeServer server = NodeServer.create(host);
        List<Integer> ports = server.listen(n);
        boolean namespaces = mayUseNamespaces && Surroundings.namespacesWork(account(user, host.folder()));
        List<DemoNode> nodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            nodes.add(node(host, user, name(i + 1, n), ports.get(i), namespaces));
        }
        nodes.forEach(server::add);
        server.admit(user, key.join().getPublic());
        Keys.write(key.join(), identity(host));
        Keys.writeKnownHosts(nodes, knownHosts(host));
        return new DemoCluster(
                host, server, user, nodes.stream().map(DemoNode::node).toList());
    }

    private static DemoNode node(ProcessHost host, String user, String name, int port, boolean namespaces)
            throws IOException {
        Path home = Files.createDirectory(host.folder().resolve(name));
        Node node = new Node(name, InetAddress.getLoopbackAddress().getHostAddress(), port, user, "");
        return new DemoNode(node, Surroundings.of(account(user, home), name, namespaces), Keys.generate());
    }

    private static String name(int number, int of) {
        int digits = Math.max(MIN_DIGITS, Integer.toString(of).length());
        return "pi" + "0".repeat(digits - Integer.toString(number).length()) + number;
    }

    private static Account account(String user, Path home) {
        Account plain = Account.local(user, home);
        Map<String, String> environment = new HashMap<>(plain.environment());
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        // by what UCX, which MPICH talks through, sees of this machine it takes all nodes for one host, and waits for
        // ever
        environment.put("UCX_TLS", "tcp,self");
        return new Account(user, home, plain.shell(), plain.prefix(), environment);
    }

    private static Path identity(ProcessHost host) {
        return host.folder().resolve("id_ed25519");
    }

    private static Path knownHosts(ProcessHost host) {
        return host.folder().resolve("known_hosts");
    }

    /** Returns the nodes, in the order of their names. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns the login name on every node. */
    public String user() {
        return user;
    }

    /** Returns the file of the private key that logs in to every node: OpenSSH's format, no passphrase, mode 600. */
    public Path identity() {
        return identity(host);
    }

    /** Returns the known_hosts file with every node's host key. */
    public Path knownHostsFile() {
        return knownHosts(host);
    }

    /** Ends the nodes and every process on them, and removes all files. */
    @Override
    public void close() {
        try {
            ProcessHost.stop(server);
        } catch (IOException e) {
            // what the server did not let go of ends with the processes
        } finally {
            host.close();
        }
    }
}
