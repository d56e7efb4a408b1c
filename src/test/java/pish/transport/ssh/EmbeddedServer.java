package pish.transport.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;
import pish.demo.Account;
import pish.demo.ProcessHost;
import pish.node.Node;

/**
 * An SSH server inside the test's JVM, on a port of 127.0.0.1, whose shells are real. Configure it, {@link #start()} it,
 * connect; what clients try is counted, and connections can be dropped, frozen and refused channels.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Map<String, Integer> BITS = Map.of(
            KeyPairProvider.SSH_ED25519, 256, KeyPairProvider.ECDSA_SHA2_NISTP256, 256, KeyPairProvider.SSH_RSA, 2048);

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger(FreezableSession.class.getName());

    private final ProcessHost host = open();
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Logins logins = new Logins();
    private final AtomicInteger connections = new AtomicInteger();
    private final BeginningCounter beginning = new BeginningCounter();
    private volatile List<KeyPair> hostKeys = List.of();
    private volatile Account account = Account.local("pi", host.folder());
    private volatile int maxSessions = Integer.MAX_VALUE;
    private volatile boolean signals = true;
    private volatile boolean forwards = true;

    private static ProcessHost open() {
        try {
            return ProcessHost.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key pair of a type, for example {@code ssh-ed25519}, {@code ecdsa-sha2-nistp256} or {@code ssh-rsa}. */
    static KeyPair newKey(String type) {
        try {
            return KeyUtils.generateKeyPair(type, BITS.get(type));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a private key as ssh-keygen does, mode 600, into the server's own folder. */
    Path identityFile(KeyPair key) throws IOException {
        Path file = Files.createTempFile(host.folder(), "id-", "");
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** Returns who may log in and how, to be told before the start, and what was tried. */
    Logins logins() {
        return logins;
    }

    /** Shows new host keys of these types to connections from now on; one of ssh-ed25519 is the default. */
    EmbeddedServer hostKeys(String... types) {
        hostKeys = Arrays.stream(types).map(EmbeddedServer::newKey).toList();
        return this;
    }

    /** Gives users this login shell. */
    EmbeddedServer shell(String path) {
        account = account.withShell(path);
        return this;
    }

    /** Refuses a connection's session channels beyond {@code n}, as sshd's MaxSessions does. */
    EmbeddedServer maxSessions(int n) {
        maxSessions = n;
        return this;
    }

    /** Refuses signal requests, as sshd does for a forced command. */
    EmbeddedServer refuseSignals() {
        signals = false;
        return this;
    }

    /** Refuses to forward ports, as sshd does with {@code AllowTcpForwarding no}. */
    EmbeddedServer refuseForwards() {
        forwards = false;
        return this;
    }

    /** Starts to listen; the server can also serve as a jump host. */
    EmbeddedServer start() throws IOException {
        QUIET.setLevel(Level.OFF);
        if (hostKeys.isEmpty()) {
            hostKeys(KeyPairProvider.SSH_ED25519);
        }
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setKeyPairProvider((KeyPairProvider) session -> hostKeys);
        host.serve(server, session -> account);
        server.setChannelFactories(
                List.of(new LimitedChannels(() -> maxSessions, () -> signals), DirectTcpipFactory.INSTANCE));
        server.setForwardingFilter(forwards ? AcceptAllForwardingFilter.INSTANCE : RejectAllForwardingFilter.INSTANCE);
        server.setSessionFactory(new SessionFactory(server) {
            @Override
            protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
                return new FreezableSession(getServer(), connection);
            }
        });
        server.addSessionListener(new ConnectionCounter(connections));
        server.addSessionListener(beginning);
        logins.configure(server);
        server.start();
        return this;
    }

    String address() {
        return server.getHost();
    }

    int port() {
        return server.getPort();
    }

    /** Returns the folder where commands start. */
    Path home() {
        return account.home();
    }

    /** Returns this server as a node. */
    Node node(String name, String user) {
        return new Node(name, address(), port(), user, "");
    }

    /** Returns the lines of known_hosts that vouch for the present host keys. */
    List<String> knownHosts() {
        return hostKeys.stream()
                .map(key -> "[%s]:%d %s".formatted(address(), port(), PublicKeyEntry.toString(key.getPublic())))
                .toList();
    }

    /** Returns the present public host keys. */
    List<PublicKey> publicHostKeys() {
        return hostKeys.stream().map(KeyPair::getPublic).toList();
    }

    /** Returns how many connections there have been, dropped ones included. */
    int connections() {
        return connections.get();
    }

    /** Returns how many at most waited for their login at once. */
    int mostBeginning() {
        return beginning.most();
    }

    /** Returns how many connections there are. */
    int openConnections() {
        return server.getActiveSessions().size();
    }

    /** Returns the addresses that connections come from. */
    List<String> peers() {
        return sessions().stream()
                .map(session -> ((InetSocketAddress) session.getIoSession().getRemoteAddress())
                        .getAddress()
                        .getHostAddress())
                .toList();
    }

    /** Closes every connection's socket without a word; new ones are welcome. */
    void dropConnections() {
        sessions().forEach(session -> session.getIoSession().close(true));
    }

    /** Reads no more from any present connection, so that nothing a client sends is answered. */
    void freeze() {
        sessions().forEach(session -> ((FreezableSession) session).freeze());
    }

    /** Undoes {@link #freeze()}; what came meanwhile is answered. */
    void thaw() throws Exception {
        for (AbstractSession session : sessions()) {
            ((FreezableSession) session).thaw();
        }
    }

    private List<AbstractSession> sessions() {
        return server.getActiveSessions();
    }

    @Override
    public void close() {
        try {
            ProcessHost.stop(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            host.close();
        }
    }
}
