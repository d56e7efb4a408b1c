package pish.exec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/**
 * Asks what nodes need to be let in to: host keys once for all nodes, and a password that is tried on one node before any
 * other sees it, since a directory account may lock after a few wrong ones.
 */
final class Admission {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_TRIES = 3;

    private final Transport transport;
    private final Asker asker;
    private final Consumer<NodeRun> begin;
    private final BiConsumer<NodeRun, String> giveUp;
    private final List<NodeRun> strangers = new ArrayList<>();
    private final List<UnknownHostKey> keys = new ArrayList<>();
    private final List<NodeRun> locked = new ArrayList<>();
    private final Set<NodeRun> again = new HashSet<>();
    private NodeRun trying;
    private boolean released;
    private char[] password;
    private int tries;
    private String why = "";
    private long lastParked;

    Admission(Transport transport, Asker asker, Consumer<NodeRun> begin, BiConsumer<NodeRun, String> giveUp) {
        this.transport = transport;
        this.asker = asker;
        this.begin = begin;
        this.giveUp = giveUp;
    }

    /** Takes a node that failed, if an answer could let it in; returns whether it did. */
    boolean park(NodeRun run, ConnectFailure failure) {
        switch (failure.kind()) {
            case HOST_KEY_UNKNOWN -> {
                strangers.add(run);
                failure.hostKey().ifPresent(keys::add);
            }
            case PASSWORD_NEEDED -> {
                if (released && again.add(run)) {
                    // it was turned away before the password was known to be right
                    begin.accept(run);
                    return true;
                }
                locked.add(run);
                why = failure.getMessage();
            }
            case PASSWORD_REFUSED -> refused(run, failure.getMessage());
            default -> {
                if (run == trying) {
                    forgetPassword();
                }
                return false;
            }
        }
        lastParked = System.nanoTime();
        return true;
    }

    private void refused(NodeRun run, String reason) {
        transport.forgetPassword(run.link.node());
        locked.add(0, run);
        why = reason;
        if (run == trying) {
            forgetPassword();
        }
    }

    /**
     * Asks if it is time to, and goes on with what answers there are.
     *
     * @param connecting nodes that have not begun yet, parked ones included
     */
    void tick(int connecting) {
        int parked = strangers.size() + locked.size();
        boolean all = parked + (trying == null ? 0 : 1) >= connecting;
        if (parked == 0 || (!all && System.nanoTime() - lastParked < PATIENCE_NANOS)) {
            return;
        }
        if (!strangers.isEmpty()) {
            askTrust();
        } else if (trying == null) {
            askPassword();
        }
    }

    /** Returns whether nodes wait for an answer, or to be tried with one. */
    boolean isWaiting() {
        return trying != null || !strangers.isEmpty() || !locked.isEmpty();
    }

    /** Forgets all that waits and clears what is secret. */
    void close() {
        forgetPassword();
        strangers.clear();
        keys.clear();
        locked.clear();
    }

    private void askTrust() {
        List<NodeRun> runs = List.copyOf(strangers);
        List<UnknownHostKey> asked = List.copyOf(keys);
        strangers.clear();
        keys.clear();
        String refusal = "its host key is not known; connect once by hand and compare it, or --accept-new-host-keys";
        if (asker.trust(asked)) {
            try {
                transport.trust(asked);
                runs.forEach(begin);
                return;
            } catch (IOException e) {
                refusal = "its host key could not be saved: " + e.getMessage();
            }
        }
        for (NodeRun run : runs) {
            giveUp.accept(run, refusal);
        }
    }

    private void askPassword() {
        NodeRun first = locked.get(0);
        Optional<char[]> answer = tries < MAX_TRIES ? asker.password(prompt()) : Optional.empty();
        if (answer.isEmpty()) {
            List<NodeRun> runs = List.copyOf(locked);
            locked.clear();
            runs.forEach(run -> giveUp.accept(run, why));
            return;
        }
        tries++;
        locked.remove(first);
        trying = first;
        password = answer.get();
        transport.setPassword(first.link.node(), password);
        begin.accept(first);
    }

    private String prompt() {
        NodeSet nodes = NodeSet.of(locked.stream().map(NodeRun::name).toList());
        String user = locked.get(0).link.node().user();
        return (tries > 0 ? "refused; " : "") + "password for " + (user.isEmpty() ? "" : user + " on ") + nodes + ": ";
    }

    /** Takes note that a node let us in. Where it is the one that tries the password, the others may now see it too. */
    void accepted(NodeRun run) {
        if (run != trying) {
            return;
        }
        List<NodeRun> runs = List.copyOf(locked);
        locked.clear();
        for (NodeRun other : runs) {
            transport.setPassword(other.link.node(), password);
        }
        forgetPassword();
        released = true;
        tries = 0;
        runs.forEach(begin);
    }

    private void forgetPassword() {
        trying = null;
        if (password != null) {
            Arrays.fill(password, '\0');
            password = null;
        }
    }
}
