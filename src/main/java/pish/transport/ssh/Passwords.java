package pish.transport.ssh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The login passwords of a run, in memory only. A password that one node accepted is offered to nodes that have none of
 * their own; one that was never accepted anywhere goes only to the node it was set for.
 */
final class Passwords {
    private final Map<String, char[]> own = new HashMap<>();
    private final Set<String> refusedProven = new HashSet<>();
    private char[] proven;

    /** Returns a copy of the password to try on a node. */
    synchronized Optional<char[]> get(String node) {
        char[] password = own.get(node);
        if (password == null && !refusedProven.contains(node)) {
            password = proven;
        }
        return Optional.ofNullable(password).map(char[]::clone);
    }

    /** Sets a node's own password. */
    synchronized void set(String node, char[] password) {
        clear(own.put(node, password.clone()));
    }

    /** Notes that a node accepted a password. */
    synchronized void accepted(char[] password) {
        if (proven == null) {
            proven = password.clone();
        }
    }

    /** Forgets what a node refused. */
    synchronized void refused(String node) {
        char[] password = own.remove(node);
        if (password == null || (proven != null && Arrays.equals(password, proven))) {
            refusedProven.add(node);
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
