package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import pish.node.Node;
import pish.syntax.SyntaxError;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.HostKey;
import pish.transport.Prompter;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** SSH by sshj: strict host keys, the agent's and the user's keys, passwords. */
public final class SshTransport implements Transport {
    private static final int KEY_EXCHANGES_PER_CORE = 8;

    private final SshOptions options;
    private final Endpoints endpoints;
    private final Config algorithms = new SshAlgorithms();
    private final Passwords passwords = new Passwords();
    private final Map<List<List<Path>>, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final Map<UnknownHostKey, KnownHosts> strangers = new ConcurrentHashMap<>();
    private final Map<Endpoint.Keys, SshLogin> logins = new ConcurrentHashMap<>();
    private final Dialer dialer;

    /** Reads nothing yet and connects nowhere. */
    public SshTransport(SshOptions options) {
        this.options = options;
        endpoints = new Endpoints(options);
        Semaphore turns =
                new Semaphore(KEY_EXCHANGES_PER_CORE * Runtime.getRuntime().availableProcessors());
        dialer = new Dialer(turns, new Jumps(this::openHop));
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        return connect(endpoint(node), Optional.of(node), prompter);
    }

    private Endpoint endpoint(Node node) throws ConnectFailure {
        try {
            return endpoints.of(node);
        } catch (SyntaxError e) {
            String hint = e.hint().map(text -> "; " + text).orElse("");
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, e.getMessage() + hint);
        }
    }

    @Override
    public HostKey hostKey(Node node) throws ConnectFailure {
        Endpoint endpoint = endpoint(node);
        SSHClient client = client(endpoint);
        HostKeyCheck check = new HostKeyCheck(known(endpoint), endpoint.node(), false);
        HostKeyLook look = new HostKeyLook(check);
        client.addHostKeyVerifier(look);
        try {
            dialer.connect(client, endpoint).run();
        } catch (IOException e) {
            if (!look.seen()) {
                throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(e));
            }
        } finally {
            disconnect(client);
        }
        Optional<UnknownHostKey> unknown = check.verdict().orElse(null) instanceof HostKeyVerdict.Unknown stranger
                ? Optional.of(stranger(endpoint, stranger))
                : Optional.empty();
        return look.key(name(endpoint), unknown);
    }

    private static String name(Endpoint endpoint) {
        Node node = endpoint.node();
        return KnownHosts.lookupName(node.address(), node.effectivePort(), node.hostKeyAlias());
    }

    @Override
    public List<String> forgetHostKeys(Node node) throws IOException {
        try {
            Endpoint endpoint = endpoint(node);
            return known(endpoint).forget(name(endpoint));
        } catch (ConnectFailure e) {
            throw new IOException(node.name() + ": " + e.getMessage(), e);
        }
    }

    /** Opens a connection to a host on the way, which differs in what failures say: they name the host. */
    private SshConnection openHop(Endpoint hop) throws ConnectFailure {
        try {
            return connect(hop, Optional.empty(), Prompter.NOBODY);
        } catch (ConnectFailure failure) {
            if (failure.hostKey().isPresent()) {
                throw failure;
            }
            String reason = "on the way, " + hop.node().address() + ": " + failure.getMessage();
            throw new ConnectFailure(failure.kind(), reason);
        }
    }

    /** Connects and logs in; a node's password is used, a host's on the way is not. */
    private SshConnection connect(Endpoint endpoint, Optional<Node> node, Prompter prompter) throws ConnectFailure {
        SSHClient client = client(endpoint);
        HostKeyCheck hostKey = new HostKeyCheck(known(endpoint), endpoint.node(), options.acceptNewHostKeys());
        client.addHostKeyVerifier(hostKey);
        Runnable over = () -> {};
        boolean done = false;
        try {
            over = dialer.connect(client, endpoint);
            login(endpoint.keys()).login(client, endpoint.node().user(), endpoint.methods(), node, prompter);
            SshConnection connection = new SshConnection(client);
            done = true;
            return connection;
        } catch (ConnectFailure e) {
            // what a ProxyCommand says besides must not hide that the host key is the reason
            throw hostKey.refusal().isPresent() ? failure(endpoint, hostKey, new IOException(e)) : e;
        } catch (IOException e) {
            throw failure(endpoint, hostKey, e);
        } catch (RuntimeException e) {
            // sshj throws these for keys and packets it cannot make sense of
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(e));
        } finally {
            over.run();
            if (!done) {
                disconnect(client);
            }
        }
    }

    private SSHClient client(Endpoint endpoint) {
        SSHClient client = new SSHClient(algorithms);
        int millis = Math.toIntExact(endpoint.timeout().toMillis());
        client.setConnectTimeout(millis);
        client.setTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(millis);
        return client;
    }

    private KnownHosts known(Endpoint endpoint) {
        Endpoint.Trust trust = endpoint.trust();
        return knownHosts.computeIfAbsent(
                List.of(trust.user(), trust.global()), files -> KnownHosts.open(trust.user(), trust.global()));
    }

    private SshLogin login(Endpoint.Keys keys) {
        return logins.computeIfAbsent(keys, same -> {
            Optional<Agent> agent = keys.agent().map(Agent::at);
            Identities identities = keys.named()
                    ? Identities.named(keys.files(), keys.only(), agent, Passphrases.NONE)
                    : Identities.defaults(options.home(), agent, Passphrases.NONE);
            return new SshLogin(identities, passwords);
        });
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        for (UnknownHostKey key : keys) {
            PublicKeyBlob blob = PublicKeyBlob.parse(key.type(), key.encoded())
                    .orElseThrow(() -> new IOException("not a key: " + key.fingerprint()));
            KnownHosts files = strangers.remove(key);
            if (files != null) {
                files.add(new HostKeyVerdict.Unknown(key.host(), blob));
            }
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
        dialer.close();
        passwords.clear();
    }

    private ConnectFailure failure(Endpoint endpoint, HostKeyCheck check, IOException cause) {
        if (check.verdict().orElse(null) instanceof HostKeyVerdict.Unknown unknown
                && check.refusal().isPresent()) {
            return unknown(endpoint, unknown);
        }
        return check.refusal()
                .map(reason -> new ConnectFailure(ConnectFailure.Kind.HOST_KEY_REFUSED, reason))
                .orElseGet(() -> new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(cause)));
    }

    private ConnectFailure unknown(Endpoint endpoint, HostKeyVerdict.Unknown unknown) {
        String strict = endpoint.trust().strict();
        if (!strict.isEmpty()) {
            return new ConnectFailure(
                    ConnectFailure.Kind.HOST_KEY_REFUSED,
                    unknown.message() + "; " + strict + " has StrictHostKeyChecking yes");
        }
        return new ConnectFailure(stranger(endpoint, unknown));
    }

    private UnknownHostKey stranger(Endpoint endpoint, HostKeyVerdict.Unknown unknown) {
        PublicKeyBlob key = unknown.key();
        UnknownHostKey stranger = new UnknownHostKey(
                endpoint.node(),
                unknown.name(),
                key.type(),
                unknown.fingerprint().toString(),
                Base64.getEncoder().encodeToString(key.toBytes()));
        strangers.put(stranger, known(endpoint));
        return stranger;
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
