package pish.command;

import java.util.List;
import java.util.stream.Collectors;
import pish.keys.MovedHosts;
import pish.node.Node;
import pish.node.NodeSet;

/**
 * A node that has another address than the cluster file says.
 *
 * @param node as the cluster file has it
 * @param to the IPv4 address where its Ethernet address is now
 */
public record Move(Node node, String to) {
    /** Returns the node at its new address. */
    Node after() {
        return node.withAddress(to);
    }

    /** Returns the node at its new address, and with the host key that it had at the old one. */
    Node asBefore() {
        return node.hostKeyAlias().isEmpty() ? after().withHostKeyAlias(known(node.address())) : after();
    }

    /** Returns what known_hosts has the node under at an address. */
    String known(String address) {
        return MovedHosts.known(node, address);
    }

    /** Returns it in one clause. */
    public String text() {
        return node.name() + " has moved from " + node.address() + " to " + to;
    }

    /** Returns them as a question is to name them. */
    public static String text(List<Move> moves) {
        return moves.size() == 1
                ? moves.get(0).text()
                : moves.stream()
                        .map(move -> move.node().name() + " to " + move.to())
                        .collect(Collectors.joining(", ", nodes(moves) + " have moved: ", ""));
    }

    /** Returns which nodes they are of. */
    public static NodeSet nodes(List<Move> moves) {
        return NodeSet.of(moves.stream().map(move -> move.node().name()).toList());
    }
}
