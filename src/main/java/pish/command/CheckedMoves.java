package pish.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pish.exec.HostKeys;
import pish.node.Cluster;
import pish.node.Node;
import pish.transport.HostKey;

/**
 * Which moves may be followed. An Ethernet address is easily made up, so that it only says where to look; who a node is, its
 * host key says.
 *
 * @param sure nodes that show the host key that is known of them
 * @param doubts why not to follow others, a sentence each
 */
public record CheckedMoves(List<Move> sure, List<String> doubts) {
    /** Looks at host keys. */
    @FunctionalInterface
    public interface Looker extends Function<Map<String, Node>, Map<String, HostKeys.Sight>> {}

    /**
     * Checks moves.
     *
     * @param cluster all nodes, one of whom may still be at another's new address
     */
    public static CheckedMoves of(List<Move> moves, Cluster cluster, Looker looker) {
        Map<String, HostKey.State> states = states(moves, looker);
        List<Move> sure = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (Move move : moves) {
            HostKey.State state = states.get(move.node().name());
            if (state == HostKey.State.KNOWN) {
                sure.add(move);
            } else {
                doubts.add(doubt(move, state));
            }
        }
        leaveTaken(sure, cluster, doubts);
        return new CheckedMoves(List.copyOf(sure), List.copyOf(doubts));
    }

    /** Returns what known_hosts says; where that has the keys under the new addresses already, by these. */
    private static Map<String, HostKey.State> states(List<Move> moves, Looker looker) {
        Map<String, HostKey.State> states = new LinkedHashMap<>();
        look(moves, Move::asBefore, looker, states);
        List<Move> strangers = moves.stream()
                .filter(move -> states.get(move.node().name()) == HostKey.State.NEW)
                .toList();
        look(strangers, Move::after, looker, states);
        return states;
    }

    private static void look(
            List<Move> moves, Function<Move, Node> as, Looker looker, Map<String, HostKey.State> states) {
        if (moves.isEmpty()) {
            return;
        }
        Map<String, Node> places = new LinkedHashMap<>();
        moves.forEach(move -> places.put(move.node().name(), as.apply(move)));
        looker.apply(places).forEach((node, sight) -> {
            if (sight.key() != null) {
                states.put(node, sight.key().state());
            }
        });
    }

    private static String doubt(Move move, HostKey.State state) {
        String who = move.node().name();
        if (state == null) {
            return "the card of " + who + " answers at " + move.to() + ", but no SSH server does: not followed";
        }
        return state == HostKey.State.NEW
                ? "the card of " + who + " answers at " + move.to() + ", but no host key of " + who
                        + " is known to compare: not followed; trust it and write the address into the cluster file"
                : "the card of " + who + " answers at " + move.to() + " with another host key than " + who
                        + " had: not followed; if you know why, forget " + who;
    }

    /** Leaves out who is at an address that is another's, until that one is found too: a key has to stay known for each. */
    private static void leaveTaken(List<Move> sure, Cluster cluster, List<String> doubts) {
        boolean again = true;
        while (again) {
            Set<String> moving = sure.stream().map(move -> move.node().name()).collect(Collectors.toSet());
            Map<String, String> staying = new LinkedHashMap<>();
            cluster.nodes().stream()
                    .filter(node -> !moving.contains(node.name()))
                    .forEach(node -> staying.put(node.address(), node.name()));
            sure.stream()
                    .filter(move -> staying.containsKey(move.to()))
                    .forEach(move -> doubts.add(move.text() + ", which is the address of " + staying.get(move.to())
                            + ": not followed until that one is found too, or removed"));
            again = sure.removeIf(move -> staying.containsKey(move.to()));
        }
    }
}
