package pish.exec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/**
 * Asks what nodes, and hosts on the way to them, need to let anybody in: host keys once for all, and a password that is
 * tried on one node before any other sees it, since a directory account may lock after a few wrong ones.
 */
final class Admission {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_TRIES = 3;

    private final Transport transport;
    private final Asker asker;
    private final Consumer<NodeRun> begin;
    private final BiConsumer<NodeRun, String> giveUp;
    private final List<Locked> strangers = new ArrayList<>();
    private final Set<UnknownHostKey> keys = new LinkedHashSet<>();
    private final List<Locked> locked = new ArrayList<>();
    private final Set<Locked> again = new HashSet<>();
    private final Set<Optional<Node>> released = new HashSet<>();
    private final Map<Optional<Node>, Integer> tries = new HashMap<>();
    private Locked trying;
    private char[] password;
    private long lastParked;

    Admission(Transport transport, Asker asker, Consumer<NodeRun> begin, BiConsumer<NodeRun, String> giveUp) {
        this.transport = transport;
        this.asker = asker;
        this.begin = begin;
        this.giveUp = giveUp;
    }

    /**
     * A node that was not let in.
     *
     * @param door the host on the way that did not, or empty where it was the node itself: nodes share a password
     */
    private record Locked(NodeRun run, Optional<Node> door, String why) {
        static Locked of(NodeRun run, ConnectFailure failure) {
            return new Locked(run, failure.onTheWay(), String.valueOf(failure.getMessage()));
        }
    }

    /** Takes a node that failed, if an answer could let it in; returns whether it did. */
    boolean park(NodeRun run, ConnectFailure failure) {
        if (isTrying(run) && trying.door.isPresent() && !failure.onTheWay().equals(trying.door)) {
            // it came farther than the host that took the password
            release();
        }
        Locked parked = Locked.of(run, failure);
        switch (failure.kind()) {
            case HOST_KEY_UNKNOWN -> {
                strangers.add(parked);
                failure.hostKey().ifPresent(keys::add);
            }
            case PASSWORD_NEEDED -> {
                if (isTrying(run) && parked.door.isPresent()) {
                    // another was about to go there, without the password, and it waited for that one
                    begin.accept(run);
                    return true;
                }
                if (released.contains(parked.door) && again.add(parked)) {
                    // it was turned away before the password was known to be right
                    begin.accept(run);
                    return true;
                }
                locked.add(parked);
            }
            case PASSWORD_REFUSED -> refused(parked);
            default -> {
                if (isTrying(run)) {
                    forgetPassword();
                }
                return false;
            }
        }
        lastParked = System.nanoTime();
        return true;
    }

    private void refused(Locked parked) {
        if (parked.door.isEmpty()) {
            transport.forgetPassword(parked.run.link.node());
        }
        locked.add(0, parked);
        if (isTrying(parked.run)) {
            forgetPassword();
        }
    }

    private boolean isTrying(NodeRun run) {
        return trying != null && run == trying.run;
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
        List<Locked> waiting = List.copyOf(strangers);
        List<UnknownHostKey> asked = List.copyOf(keys);
        strangers.clear();
        keys.clear();
        String refusal = "; connect once by hand and compare it, or --accept-new-host-keys";
        if (asker.trust(asked)) {
            try {
                transport.trust(asked);
                waiting.forEach(parked -> begin.accept(parked.run));
                return;
            } catch (IOException e) {
                refusal = ", and could not be saved: " + e.getMessage();
            }
        }
        for (Locked parked : waiting) {
            giveUp.accept(parked.run, parked.why + refusal);
        }
    }

    private void askPassword() {
        // who stands at a host on the way first: what nodes want shows only then
        Locked first = locked.stream()
                .filter(parked -> parked.door.isPresent())
                .findFirst()
                .orElse(locked.get(0));
        List<Locked> same = at(first.door);
        int before = tries.getOrDefault(first.door, 0);
        Optional<char[]> answer = before < MAX_TRIES ? ask(first, same, before > 0) : Optional.empty();
        if (answer.isEmpty()) {
            locked.removeAll(same);
            same.forEach(parked -> giveUp.accept(parked.run, first.why));
            return;
        }
        tries.put(first.door, before + 1);
        locked.remove(first);
        trying = first;
        password = answer.get();
        if (first.door.isPresent()) {
            transport.setPasswordOnTheWay(first.door.get(), password);
        } else {
            transport.setPassword(first.run.link.node(), password);
        }
        begin.accept(first.run);
    }

    private List<Locked> at(Optional<Node> door) {
        return locked.stream().filter(parked -> parked.door.equals(door)).toList();
    }

    private Optional<char[]> ask(Locked first, List<Locked> same, boolean refusedBefore) {
        NodeSet nodes =
                NodeSet.of(same.stream().map(parked -> parked.run.name()).toList());
        Node at = first.door.orElse(first.run.link.node());
        String refused = refusedBefore ? "refused; " : "";
        String user = at.user().isEmpty() ? "" : at.user() + " on ";
        if (first.door.isEmpty()) {
            return asker.password(refused + "password for " + user + nodes + ": ");
        }
        return asker.passwordOnTheWay(
                at, refused + "password for " + user + at.name() + ", on the way to " + nodes + ": ");
    }

    /** Takes note that a node let us in. Where it is the one that tries the password, the others may now see it too. */
    void accepted(NodeRun run) {
        if (isTrying(run)) {
            release();
        }
    }

    private void release() {
        Optional<Node> door = trying.door;
        List<Locked> same = at(door);
        locked.removeAll(same);
        if (door.isEmpty()) {
            same.forEach(parked -> transport.setPassword(parked.run.link.node(), password));
        }
        forgetPassword();
        released.add(door);
        tries.remove(door);
        same.forEach(parked -> begin.accept(parked.run));
    }

    private void forgetPassword() {
        trying = null;
        if (password != null) {
            Arrays.fill(password, '\0');
            password = null;
        }
    }
}
