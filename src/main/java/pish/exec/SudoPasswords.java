package pish.exec;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import pish.node.Node;
import pish.node.NodeSet;

/**
 * The sudo passwords that nodes have accepted, in memory only: until pish ends, or for as long as is set after they were
 * given. While a line that may use one runs, it is kept, since to stop that line may take it.
 */
public final class SudoPasswords implements AutoCloseable {
    private static final long SWEEP_SECONDS = 1;

    private final Map<String, Held> accepted = new HashMap<>();
    private final Set<String> differing = new HashSet<>();
    private Supplier<Optional<Duration>> lifetime = Optional::empty;
    private Predicate<String> needed = node -> false;
    private int users;
    private boolean sweeping;

    SudoPasswords() {}

    /**
     * Sets how long passwords are kept.
     *
     * @param newLifetime returns it, or empty for as long as pish runs; called on any thread
     */
    public synchronized void keepFor(Supplier<Optional<Duration>> newLifetime) {
        lifetime = newLifetime;
    }

    /** Sets which nodes' passwords are kept in any case. */
    synchronized void keepWhile(Predicate<String> newNeeded) {
        needed = newNeeded;
    }

    /** Returns a copy of the password that a node has accepted, which the caller clears. */
    synchronized Optional<char[]> get(String node) {
        sweep();
        return Optional.ofNullable(accepted.get(node)).map(held -> held.password.clone());
    }

    /** Returns what sudo -S is to read on a node: a password that it has accepted, else nothing; the caller clears it. */
    synchronized byte[] input(String node) {
        Held held = accepted.get(node);
        return held == null ? new byte[0] : SecretInput.of("", held.password);
    }

    /** Returns whether a node has accepted one that is still known. */
    synchronized boolean has(String node) {
        sweep();
        return accepted.containsKey(node);
    }

    /** Returns the nodes on which this account's password is known. */
    synchronized NodeSet known(String user) {
        sweep();
        return NodeSet.of(accepted.entrySet().stream()
                .filter(entry -> entry.getValue().user.equals(user))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Keeps a password that a node has accepted. */
    synchronized void accepted(Node node, char[] password) {
        Held before = accepted.put(node.name(), new Held(node.user(), password.clone()));
        clear(before);
        differing.remove(node.name());
        if (!sweeping) {
            sweeping = true;
            sweepLater();
        }
    }

    /** Forgets a password, which the node has refused. */
    synchronized void refused(String node) {
        clear(accepted.remove(node));
    }

    /** Notes that a node has another password than those that share an account's name. */
    synchronized void differs(String node) {
        differing.add(node);
    }

    /** Returns whether a node refused a password that another had accepted, and has accepted none since. */
    synchronized boolean isDifferent(String node) {
        return differing.contains(node);
    }

    /** Keeps all there are until {@link #release}. */
    synchronized void hold() {
        sweep();
        users++;
    }

    /** Ends what {@link #hold} began. */
    synchronized void release() {
        users--;
        sweep();
    }

    private void sweepLater() {
        CompletableFuture.delayedExecutor(SWEEP_SECONDS, TimeUnit.SECONDS).execute(() -> {
            synchronized (this) {
                sweep();
                sweeping = !accepted.isEmpty();
                if (sweeping) {
                    sweepLater();
                }
            }
        });
    }

    private void sweep() {
        Optional<Duration> most = lifetime.get();
        if (users > 0 || most.isEmpty()) {
            return;
        }
        long oldest = System.nanoTime() - most.get().toNanos();
        accepted.entrySet().removeIf(entry -> {
            Held held = entry.getValue();
            boolean old = held.since - oldest <= 0 && !needed.test(entry.getKey());
            if (old) {
                clear(held);
            }
            return old;
        });
    }

    /** Clears all of them. */
    @Override
    public synchronized void close() {
        accepted.values().forEach(SudoPasswords::clear);
        accepted.clear();
    }

    private static void clear(Held held) {
        if (held != null) {
            Arrays.fill(held.password, '\0');
        }
    }

    /** A password in memory. */
    private static final class Held {
        private final String user;
        private final char[] password;
        private final long since = System.nanoTime();

        Held(String user, char[] password) {
            this.user = user;
            this.password = password;
        }
    }
}
