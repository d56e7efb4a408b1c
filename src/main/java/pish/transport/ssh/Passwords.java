package pish.transport.ssh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.node.Node;

/**
 * The login passwords of a run, in memory only. A password that one node accepted is offered to nodes that have none of
 * their own; one that was never accepted anywhere goes only to the node it was set for. A host on the way to nodes is
 * another machine, perhaps of other people: it sees its own password alone, and nobody else sees that.
 */
final class Passwords {
    /** Begins the key of a host on the way, which is no node's name. */
    private static final String WAY = "on the way ";

    private final Map<String, char[]> own = new HashMap<>();
    private final Set<String> refusedProven = new HashSet<>();
    private char[] proven;

    /** What one login may try. */
    interface Entry {
        /** Returns a copy of the password. */
        Optional<char[]> get();

        /** Notes that it was accepted. */
        void accepted(char[] password);
    }

    /** Returns the key of a host on the way. */
    static String onTheWay(Node host) {
        return WAY + host.user() + "@" + host.address() + ":" + host.effectivePort();
    }

    /** Returns what may be tried on a node, or on a host on the way by its key. */
    Entry entry(String key) {
        return new Entry() {
            @Override
            public Optional<char[]> get() {
                return Passwords.this.get(key);
            }

            @Override
            public void accepted(char[] password) {
                if (!key.startsWith(WAY)) {
                    prove(password);
                }
            }
        };
    }

    private synchronized Optional<char[]> get(String key) {
        char[] password = own.get(key);
        if (password == null && !refusedProven.contains(key) && !key.startsWith(WAY)) {
            password = proven;
        }
        return Optional.ofNullable(password).map(char[]::clone);
    }

    /** Sets the password of a node, or of a host on the way by its key. */
    synchronized void set(String key, char[] password) {
        clear(own.put(key, password.clone()));
    }

    private synchronized void prove(char[] password) {
        if (proven == null) {
            proven = password.clone();
        }
    }

    /** Forgets what a node, or a host on the way, refused. */
    synchronized void refused(String key) {
        char[] password = own.remove(key);
        if (password == null || (proven != null && Arrays.equals(password, proven))) {
            refusedProven.add(key);
        }
        clear(password);
    }

    /** Overwrites all of them. */
    synchronized void clear() {
        own.values().forEach(Passwords::clear);
        own.clear();
        clear(proven);
        proven = null;
    }

    private static void clear(char[] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }
}
