package pish.node;

import java.util.ArrayList;
import java.util.List;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;

/** Reads targets against a cluster: what they name must exist, because a slip must never mean other nodes or none. */
final class TargetCheck {
    private static final int NAMED = 5;

    private final Cluster cluster;

    TargetCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    NodeSet resolve(String target, GroupSource groups) {
        if (target.isBlank()) {
            throw new SyntaxError("no target", target, 0, target.length(), "name nodes, or all");
        }
        var operands = new NamesOrGroup(groups, this::check);
        return new NodeSetParser(target, operand -> inCluster(operand, operands.nodes(operand))).parse();
    }

    /** Refuses what a group of another program names and the cluster does not: a command would reach fewer than meant. */
    private NodeSet inCluster(String operand, NodeSet nodes) {
        var unknown = nodes.minus(cluster.known());
        if (!unknown.isEmpty()) {
            var are = unknown.size() == 1 ? " is" : " are";
            var hint = "add what is missing to the cluster file, or name the group with -w";
            throw error(shown(unknown) + " of " + operand + are + " not in the cluster", operand, hint);
        }
        return nodes;
    }

    private NodeSet check(String operand, NodeSet nodes) {
        if (cluster.known().isEmpty()) {
            throw error("no nodes yet", operand, "start pish with -w TARGET, or write a cluster file");
        }
        if (operand.equals("all")) {
            return cluster.all();
        }
        if (nodes.isEmpty()) {
            throw error("no node matches " + operand, operand, "there are " + shown(cluster.known()));
        }
        var unknown = nodes.minus(cluster.known());
        if (!unknown.isEmpty()) {
            var message = unknown.size() == 1 ? "unknown node " : "unknown nodes ";
            throw error(message + shown(unknown), operand, hint(unknown));
        }
        return nodes;
    }

    private String hint(NodeSet unknown) {
        if (unknown.size() == 1) {
            var nearest = Nearest.nearest(unknown.get(0), candidates());
            if (nearest.isPresent()) {
                return "did you mean " + nearest.get() + "?";
            }
        }
        return "there are " + shown(cluster.known());
    }

    private List<String> candidates() {
        var names = new ArrayList<>(cluster.known().names());
        names.add("all");
        return names;
    }

    /** Returns the folded form where it is short, else that of the first few and the number of the others. */
    private static String shown(NodeSet nodes) {
        var folded = nodes.toString();
        if (folded.length() <= 40 || nodes.size() <= NAMED) {
            return folded;
        }
        return NodeSet.of(nodes.names().subList(0, NAMED)) + " and " + (nodes.size() - NAMED) + " more";
    }

    private static SyntaxError error(String message, String operand, String hint) {
        return new SyntaxError(message, operand, 0, operand.length(), hint);
    }
}
