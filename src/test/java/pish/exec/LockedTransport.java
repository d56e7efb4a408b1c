package pish.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import pish.node.Node;
import pish.transport.Await;
import pish.transport.ConnectFailure;
import pish.transport.ConnectFailure.Kind;
import pish.transport.Connection;
import pish.transport.HostKey;
import pish.transport.Prompter;
import pish.transport.Shells;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** Nodes whose host keys nobody knows and that want a password, which the first to accept it makes known to all. */
final class LockedTransport implements Transport {
    /** What every node takes. */
    static final String PASSWORD = "raspberry";
    /** What the host on the way takes. */
    static final String GATE_PASSWORD = "blackberry";

    private final LocalTransport shells;
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> passwords = new HashMap<>();
    private final List<String> tries = new ArrayList<>();
    private final Map<String, ConnectFailure> trouble = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> denials = new ConcurrentHashMap<>();
    private String proven;
    private Node gate;

    LockedTransport(Path folder) {
        shells = new LocalTransport(folder, Shells.BASH);
    }

    /** Makes a node's login fail after a password was given to it. */
    void trouble(String node, ConnectFailure failure) {
        trouble.put(node, failure);
    }

    /** Makes the logins work again. */
    void noTrouble() {
        trouble.clear();
    }

    /** Puts a host on the way to all nodes, which nobody knows and which wants its own password. */
    void gate(String name) {
        gate = new Node(name, name, 0, "keeper", "");
    }

    private void throughTheGate() throws ConnectFailure {
        if (!trusted.contains(gate.name())) {
            throw new ConnectFailure(new UnknownHostKey(gate, gate.name(), "ssh-ed25519", "SHA256:g", "")).of(gate);
        }
        String password = gatePassword();
        if (password == null) {
            throw new ConnectFailure(Kind.PASSWORD_NEEDED, "permission denied (password)").of(gate);
        }
        if (!password.equals(GATE_PASSWORD)) {
            forgetGatePassword();
            tried(gate.name(), password);
            throw new ConnectFailure(Kind.PASSWORD_REFUSED, "permission denied, the password was refused").of(gate);
        }
    }

    private synchronized String gatePassword() {
        return passwords.get(gate.name());
    }

    private synchronized void forgetGatePassword() {
        passwords.remove(gate.name());
    }

    /** Returns each password as it was tried, with the node. */
    synchronized List<String> tries() {
        return List.copyOf(tries);
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        if (gate != null) {
            throughTheGate();
        }
        if (!trusted.contains(node.name())) {
            throw new ConnectFailure(new UnknownHostKey(node, node.name(), "ssh-ed25519", "SHA256:x", ""));
        }
        login(node.name());
        return shells.open(node);
    }

    private void login(String node) throws ConnectFailure {
        String password = password(node);
        if (password == null) {
            awaitDenial(node);
            throw new ConnectFailure(Kind.PASSWORD_NEEDED, "permission denied (password)");
        }
        tried(node, password);
        if (trouble.containsKey(node)) {
            throw trouble.get(node);
        }
        if (!password.equals(PASSWORD)) {
            throw new ConnectFailure(Kind.PASSWORD_REFUSED, "permission denied, the password was refused");
        }
        prove(password);
    }

    private synchronized String password(String node) {
        return passwords.getOrDefault(node, proven);
    }

    private synchronized void tried(String node, String password) {
        tries.add(node + " " + password);
    }

    private synchronized void prove(String password) {
        proven = password;
    }

    private void awaitDenial(String node) {
        CountDownLatch slow = denials.get(node);
        if (slow != null) {
            Await.until("the denial", () -> slow.getCount() == 0);
        }
    }

    /** Makes a node take its time to say that it wants a password. */
    CountDownLatch holdDenial(String node) {
        return denials.computeIfAbsent(node, name -> new CountDownLatch(1));
    }

    /** Ends a node's connection. */
    void cut(String node) {
        shells.connection(node).cut("connection reset by peer");
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
        keys.forEach(key -> trusted.add(key.host()));
    }

    @Override
    public synchronized void setPasswordOnTheWay(Node host, char[] password) {
        passwords.put(host.name(), new String(password));
    }

    @Override
    public synchronized void setPassword(Node node, char[] password) {
        passwords.put(node.name(), new String(password));
    }

    @Override
    public synchronized void forgetPassword(Node node) {
        passwords.remove(node.name());
    }

    @Override
    public void close() {
        shells.close();
    }
}
