package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    private final Remarks remarks = new Remarks();
    private final Map<List<List<Path>>, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final Map<UnknownHostKey, KnownHosts> strangers = new ConcurrentHashMap<>();
    private final Map<Endpoint.Keys, SshLogin> logins = new ConcurrentHashMap<>();
    private final Dialer dialer;

    /** Reads nothing yet and connects nowhere. */
    public SshTransport(SshOptions options) {
        this(options, Jumps.IDLE, new Startups(Startups.LONGEST));
    }

    /**
     * As the other.
     *
     * @param idle how long the connection to a host on the way stays that nobody goes through
     * @param startups at hosts on the way
     */
    SshTransport(SshOptions options, Duration idle, Startups startups) {
        this.options = options;
        endpoints = new Endpoints(options);
        Semaphore turns =
                new Semaphore(KEY_EXCHANGES_PER_CORE * Runtime.getRuntime().availableProcessors());
        dialer = new Dialer(turns, startups, new Jumps(this::openHop, idle));
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        return connect(endpoint(node), passwords.entry(node.name()), dialer::connect, prompter);
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
            dialer.connect(client, endpoint, Prompter.NOBODY).run();
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

    /** Opens a connection to a host on the way, which differs in what failures and prompts say: they name the host. */
    private SshConnection openHop(Endpoint hop, Prompter prompter) throws ConnectFailure {
        String key = Passwords.onTheWay(hop.node());
        Prompter naming =
                (prompt, echo) -> prompter.ask("on the way, " + hop.node().name() + ": " + prompt, echo);
        try {
            return connect(hop, passwords.entry(key), dialer::connectOnTheWay, naming);
        } catch (ConnectFailure failure) {
            if (failure.kind() == ConnectFailure.Kind.PASSWORD_REFUSED
                    && failure.onTheWay().isEmpty()) {
                // at once: whoever comes next must not try it again
                passwords.refused(key);
            }
            throw failure.of(hop.node());
        }
    }

    /** Begins a connection. */
    private interface Dialing {
        Runnable connect(SSHClient client, Endpoint endpoint, Prompter prompter) throws ConnectFailure, IOException;
    }

    /** Connects and logs in. */
    private SshConnection connect(Endpoint endpoint, Passwords.Entry secret, Dialing dialing, Prompter prompter)
            throws ConnectFailure {
        SSHClient client = client(endpoint);
        boolean acceptNew = options.acceptNewHostKeys() || endpoint.trust().strictness() == Strictness.NEW;
        HostKeyCheck hostKey = new HostKeyCheck(known(endpoint), endpoint.node(), acceptNew);
        client.addHostKeyVerifier(hostKey);
        Runnable over = () -> {};
        boolean done = false;
        try {
            over = dialing.connect(client, endpoint, prompter);
            login(endpoint.keys()).login(client, endpoint.node().user(), endpoint.methods(), secret, prompter);
            SshConnection connection = new SshConnection(client);
            done = true;
            return connection;
        } catch (ConnectFailure e) {
            // what a ProxyCommand says besides must not hide that the host key is the reason
            throw hostKey.refusal().isPresent() ? failure(endpoint, hostKey, Reasons.of(e)) : e;
        } catch (IOException e) {
            throw failure(endpoint, hostKey, StreamSocket.reason(client.getSocket(), Reasons.of(e)));
        } catch (RuntimeException e) {
            // sshj throws these for keys and packets it cannot make sense of
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, Reasons.of(e));
        } finally {
            over.run();
            hostKey.problem().ifPresent(remarks::add);
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
            return new SshLogin(identities);
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
    public boolean takesPassword(Node node, char[] password) {
        Runnable over = () -> {};
        SSHClient client = null;
        try {
            Endpoint endpoint = endpoint(node);
            client = client(endpoint);
            client.addHostKeyVerifier(new HostKeyCheck(known(endpoint), endpoint.node(), false));
            over = dialer.connect(client, endpoint, Prompter.NOBODY);
            return SshLogin.takes(client, node.user(), password);
        } catch (ConnectFailure | IOException | RuntimeException e) {
            return false;
        } finally {
            over.run();
            if (client != null) {
                disconnect(client);
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
    public void setPasswordOnTheWay(Node host, char[] password) {
        passwords.set(Passwords.onTheWay(host), password);
    }

    @Override
    public List<String> remarks() {
        return remarks.take();
    }

    @Override
    public void close() {
        dialer.close();
        passwords.clear();
    }

    private ConnectFailure failure(Endpoint endpoint, HostKeyCheck check, String otherwise) {
        if (check.verdict().orElse(null) instanceof HostKeyVerdict.Unknown unknown
                && check.refusal().isPresent()) {
            return unknown(endpoint, unknown);
        }
        return check.refusal()
                .map(reason -> new ConnectFailure(ConnectFailure.Kind.HOST_KEY_REFUSED, reason))
                .orElseGet(() -> new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, otherwise));
    }

    private ConnectFailure unknown(Endpoint endpoint, HostKeyVerdict.Unknown unknown) {
        Endpoint.Trust trust = endpoint.trust();
        if (trust.strictness() == Strictness.YES) {
            return new ConnectFailure(ConnectFailure.Kind.HOST_KEY_REFUSED, unknown.message() + "; " + trust.where());
        }
        if (trust.strictness() == Strictness.NO) {
            remarks.add(trust.where() + ", which pish takes for ask");
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
