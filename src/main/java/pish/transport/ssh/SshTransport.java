package pish.transport.ssh;

import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.Prompter;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** SSH by sshj: strict host keys, the agent's and the user's keys, passwords. */
public final class SshTransport implements Transport {
    private static final int KEY_EXCHANGES_PER_CORE = 8;

    private final SshOptions options;
    private final Config algorithms = new SshAlgorithms();
    private final KnownHosts knownHosts;
    private final Passwords passwords = new Passwords();
    private final SshLogin login;
    private final Semaphore turns =
            new Semaphore(KEY_EXCHANGES_PER_CORE * Runtime.getRuntime().availableProcessors());

    /** Reads known_hosts and finds the user's keys; connects nowhere. */
    public SshTransport(SshOptions options) {
        this.options = options;
        knownHosts = options.knownHosts().isEmpty()
                ? KnownHosts.openDefaults(options.home())
                : KnownHosts.open(options.knownHosts(), java.util.List.of());
        Optional<Agent> agent = Agent.of(options.environment());
        Identities identities = options.identities().isEmpty()
                ? Identities.defaults(options.home(), agent, Passphrases.NONE)
                : Identities.named(options.identities(), false, agent, Passphrases.NONE);
        login = new SshLogin(identities, passwords);
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        SSHClient client = new SSHClient(algorithms);
        int millis = Math.toIntExact(options.connectTimeout().toMillis());
        client.setConnectTimeout(millis);
        client.setTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(millis);
        PacedSockets sockets = new PacedSockets(turns);
        client.setSocketFactory(sockets);
        HostKeyCheck hostKey = new HostKeyCheck(knownHosts, node, options.acceptNewHostKeys());
        client.addHostKeyVerifier(hostKey);
        boolean done = false;
        try {
            client.connect(node.address(), node.effectivePort());
            login.login(client, node, user(node), prompter);
            Connection connection = new SshConnection(client);
            done = true;
            return connection;
        } catch (IOException e) {
            throw failure(node, hostKey, e);
        } catch (RuntimeException e) {
            // sshj throws these for keys and packets it cannot make sense of
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(e));
        } finally {
            sockets.done();
            if (!done) {
                disconnect(client);
            }
        }
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        for (UnknownHostKey key : keys) {
            PublicKeyBlob blob = PublicKeyBlob.parse(key.type(), key.encoded())
                    .orElseThrow(() -> new IOException("not a key: " + key.fingerprint()));
            knownHosts.add(new HostKeyVerdict.Unknown(key.host(), blob));
        }
    }

    @Override
    public void setPassword(Node node, char[] password) {
        passwords.set(node.name(), password);
    }

    @Override
    public void forgetPassword(Node node) {
        passwords.refused(node.name());
    }

    @Override
    public void close() {
        passwords.clear();
    }

    private String user(Node node) {
        if (!node.user().isEmpty()) {
            return node.user();
        }
        return options.user().isEmpty() ? System.getProperty("user.name") : options.user();
    }

    private static ConnectFailure failure(Node node, HostKeyCheck check, IOException cause) {
        if (check.verdict().orElse(null) instanceof HostKeyVerdict.Unknown unknown
                && check.refusal().isPresent()) {
            PublicKeyBlob key = unknown.key();
            return new ConnectFailure(new UnknownHostKey(
                    node,
                    unknown.name(),
                    key.type(),
                    unknown.fingerprint().toString(),
                    Base64.getEncoder().encodeToString(key.toBytes())));
        }
        return check.refusal()
                .map(reason -> new ConnectFailure(ConnectFailure.Kind.HOST_KEY_REFUSED, reason))
                .orElseGet(() -> new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(cause)));
    }

    private static void disconnect(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            // nothing was open, or it is closed now
            client.getTransport().die(e);
        }
    }
}
