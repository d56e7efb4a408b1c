package pish.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import pish.node.Node;
import pish.sweep.Host;
import pish.sweep.Ipv4;
import pish.sweep.LocalNetwork;
import pish.sweep.Resolver;
import pish.sweep.Sweep;
import pish.sweep.SweepPlan;
import pish.sweep.TargetList;

/**
 * Looks for nodes by their Ethernet addresses in the networks of this machine's that they were in. That takes as long as a
 * sweep of these, and less where all are found.
 */
public final class MoveSearch implements SweepPlan.Watcher {
    /** The largest network that is searched: in a larger one it would take minutes. */
    private static final long MOST = 4096;

    /** By Ethernet address: those who have not answered so far. */
    private final Map<String, Node> wanted = new HashMap<>();

    private final BooleanSupplier stopped;

    private MoveSearch(Collection<Node> nodes, BooleanSupplier stopped) {
        nodes.forEach(node -> wanted.put(mac(node), node));
        this.stopped = stopped;
    }

    private static String mac(Node node) {
        return node.mac().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a node could be found: its Ethernet address is known, and it is reached by its IPv4 address. */
    public static boolean canFind(Node node) {
        return !node.mac().isEmpty()
                && node.jump().isEmpty()
                && Ipv4.parse(node.address()).isPresent();
    }

    /**
     * Searches, on the calling thread.
     *
     * @param nodes of whom those are looked for that {@link #canFind can be found}
     * @param stopped asked several times a second whether to end with what is found so far
     * @return who is elsewhere, and surely so
     * @throws IOException if the system does not tell its networks, or has no more sockets
     */
    public static List<Move> find(Collection<Node> nodes, BooleanSupplier stopped) throws IOException {
        List<Node> wanted = nodes.stream().filter(MoveSearch::canFind).toList();
        TargetList targets = new TargetList(Resolver.SYSTEM, warning -> {});
        for (LocalNetwork network : LocalNetwork.all()) {
            if (network.size() <= MOST && wanted.stream().anyMatch(node -> isIn(network, node))) {
                targets.add(network.target());
            }
        }
        if (targets.isEmpty()) {
            return List.of();
        }
        MoveSearch search = new MoveSearch(wanted, stopped);
        SweepPlan plan = new SweepPlan(false, List.of(), Set.of(), false, search);
        return moves(wanted, new Sweep(targets, plan).run());
    }

    private static boolean isIn(LocalNetwork network, Node node) {
        return Ipv4.parse(node.address()).filter(network::contains).isPresent();
    }

    /** Returns which nodes are elsewhere than the cluster file has them; who answers at both addresses is where it was. */
    static List<Move> moves(Collection<Node> nodes, List<Host> hosts) {
        List<Move> moves = new ArrayList<>();
        for (Node node : nodes.stream().filter(MoveSearch::canFind).toList()) {
            List<String> at = hosts.stream()
                    .filter(host -> host.state() == Host.State.UP && host.mac().equals(mac(node)))
                    .map(host -> host.address().toString())
                    .toList();
            Optional<String> elsewhere =
                    at.contains(node.address()) ? Optional.empty() : at.stream().findFirst();
            elsewhere.ifPresent(address -> moves.add(new Move(node, address)));
        }
        return moves;
    }

    @Override
    public void done(long addresses) {
        // nobody waits for it who would want to know
    }

    @Override
    public void found(Ipv4 address, String mac) {
        wanted.remove(mac);
    }

    @Override
    public boolean getAsBoolean() {
        return wanted.isEmpty() || stopped.getAsBoolean();
    }
}
