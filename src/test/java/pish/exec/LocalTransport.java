package pish.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.HostKey;
import pish.transport.LocalConnection;
import pish.transport.Prompter;
import pish.transport.Shells;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** Nodes that are folders of this machine, with real shells; any of them may be slow to connect, or never do. */
final class LocalTransport implements Transport {
    private final Path folder;
    private final Shells kind;
    private final Map<String, LocalConnection> connections = new ConcurrentHashMap<>();
    private final Map<String, ConnectFailure> failures = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> loginShells = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicInteger opening = new AtomicInteger();
    private final AtomicInteger mostOpening = new AtomicInteger();

    LocalTransport(Path folder, Shells kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** Makes every attempt to connect to a node fail. */
    void fail(String node, ConnectFailure failure) {
        failures.put(node, failure);
    }

    /** Makes connecting to a node work again. */
    void mend(String node) {
        failures.remove(node);
    }

    /** Makes a node ask for a code, and let in whoever knows it. */
    void ask(String node, String code) {
        codes.put(node, code);
    }

    /** Makes the account of a node have a login shell of its own. */
    void loginShell(String node, Path program) {
        loginShells.put(node, program.toString());
    }

    /** Makes a node's connecting last until the latch is down. */
    CountDownLatch hold(String node) {
        return gates.computeIfAbsent(node, name -> new CountDownLatch(1));
    }

    /** Returns the connection to a node that was opened last. */
    LocalConnection connection(String node) {
        return connections.get(node);
    }

    /** Returns a node's home folder. */
    Path home(String node) {
        return folder.resolve(node);
    }

    /** Returns how many connections were in the making at once, at most. */
    int mostOpening() {
        return mostOpening.get();
    }

    @Override
    public LocalConnection open(Node node, Prompter prompter) throws ConnectFailure {
        mostOpening.accumulateAndGet(opening.incrementAndGet(), Math::max);
        try {
            if (gates.containsKey(node.name())) {
                gates.get(node.name()).await();
            }
            if (failures.containsKey(node.name())) {
                throw failures.get(node.name());
            }
            String code = codes.get(node.name());
            if (code != null && !Arrays.equals(code.toCharArray(), prompter.ask("Code:", true))) {
                throw new ConnectFailure(ConnectFailure.Kind.LOGIN_REFUSED, "wrong code");
            }
            LocalConnection connection = kind.connect(
                    Files.createDirectories(home(node.name())), loginShells.getOrDefault(node.name(), "/bin/sh"));
            connections.put(node.name(), connection);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "interrupted");
        } finally {
            opening.decrementAndGet();
        }
    }

    @Override
    public HostKey hostKey(Node node) {
        throw new AssertionError("there are no host keys");
    }

    @Override
    public List<String> forgetHostKeys(Node node) {
        throw new AssertionError("there are no host keys");
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) {
        throw new AssertionError("nobody asks here");
    }

    @Override
    public void setPasswordOnTheWay(Node host, char[] password) {
        throw new AssertionError("nothing is on the way");
    }

    @Override
    public void setPassword(Node node, char[] password) {
        throw new AssertionError("nobody asks here");
    }

    @Override
    public void forgetPassword(Node node) {
        throw new AssertionError("nobody asks here");
    }

    @Override
    public void close() {
        gates.values().forEach(CountDownLatch::countDown);
    }
}
