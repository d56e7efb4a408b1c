package pish.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.RejectAllPublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/** One SSH server that is many nodes: a node is known by the port that a connection came in on. */
final class NodeServer extends SshServer {
    private final Map<Integer, DemoNode> nodes = new ConcurrentHashMap<>();

    private NodeServer() {}

    /** Prepares a server that admits nobody yet. */
    static NodeServer create(ProcessHost host) {
        NodeServer server = (NodeServer) ServerBuilder.builder()
                .factory(NodeServer::new)
                // fast ones that every client has; the rest would only take time to set up
                .keyExchangeFactories(NamedFactory.setUpTransformedFactories(
                        true,
                        List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256),
                        ServerBuilder.DH2KEX))
                .cipherFactories(List.of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm, BuiltinCiphers.aes128ctr))
                .build();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setKeyPairProvider((KeyPairProvider) server::hostKeys);
        server.setPublickeyAuthenticator(RejectAllPublickeyAuthenticator.INSTANCE);
        host.serve(server, session -> server.node(session).account());
        return server;
    }

    /** Starts to listen on {@code n} ports of the loopback address, and returns them in ascending order. */
    List<Integer> listen(int n) throws IOException {
        start();
        for (int i = 1; i < n; i++) {
            acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        return acceptor.getBoundAddresses().stream()
                .map(address -> ((InetSocketAddress) address).getPort())
                .sorted()
                .toList();
    }

    /** Says who answers on the node's port. */
    void add(DemoNode node) {
        nodes.put(node.node().port(), node);
    }

    /** Lets in the one user with the one key. */
    void admit(String user, PublicKey key) {
        setPublickeyAuthenticator(
                (name, offered, session) -> name.equals(user) && knows(session) && KeyUtils.compareKeys(offered, key));
    }

    private Iterable<KeyPair> hostKeys(SessionContext session) {
        DemoNode node = nodes.get(port(session));
        return node == null ? List.of() : List.of(node.hostKey());
    }

    private boolean knows(ServerSession session) {
        return nodes.containsKey(port(session));
    }

    private DemoNode node(ServerSession session) {
        return nodes.get(port(session));
    }

    private static int port(SessionContext session) {
        return ((InetSocketAddress) session.getLocalAddress()).getPort();
    }
}
