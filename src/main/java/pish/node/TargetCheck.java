package pish.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        var operands = new NamesOrGroup(groups, (operand, nodes) -> check(operand, nodes, cluster.known()));
        var foreign = new LinkedHashMap<String, NodeSet>();
        var found = resolve(target, operand -> {
            var nodes = cluster.here(operands.nodes(operand));
            if (!nodes.minus(cluster.known()).isEmpty()) {
                foreign.put(operand, nodes.minus(cluster.known()));
            }
            return nodes;
        });
        foreign.forEach((operand, nodes) -> checkForeign(target, operand, nodes.intersect(found)));
        return found;
    }

    NodeSet toExclude(String target, GroupSource groups) {
        var named = cluster.known().union(cluster.leftOut());
        return resolve(target, new NamesOrGroup(groups, (operand, nodes) -> check(operand, nodes, named)));
    }

    private static NodeSet resolve(String target, NodeSetParser.Operands operands) {
        if (target.isBlank()) {
            throw new SyntaxError("no target", target, 0, target.length(), "name nodes, or all");
        }
        return new NodeSetParser(target, operands).parse();
    }

    /** Refuses nodes that a group of another program names and the cluster does not: fewer would be reached than meant. */
    private static void checkForeign(String target, String operand, NodeSet unknown) {
        if (!unknown.isEmpty()) {
            var are = unknown.size() == 1 ? " is" : " are";
            var hint = "add what is missing to the cluster file, leave it out with &all, or name the group with -w";
            throw error(shown(unknown) + " of " + operand + are + " not in the cluster", operand, hint)
                    .within(target, target.indexOf(operand));
        }
    }

    private NodeSet check(String operand, NodeSet nodes, NodeSet named) {
        if (cluster.known().isEmpty()) {
            throw cluster.lack()
                    .map(lack -> error(
                            "no nodes: " + lack.getMessage(),
                            operand,
                            lack.hint().orElse("")))
                    .orElseGet(
                            () -> error("no nodes yet", operand, "start pish with -w TARGET, or write a cluster file"));
        }
        if (operand.equals("all")) {
            return cluster.all();
        }
        if (nodes.isEmpty()) {
            throw error("no node matches " + operand, operand, "there are " + shown(cluster.known()));
        }
        var unknown = nodes.minus(named);
        if (unknown.isEmpty()) {
            return nodes;
        } else if (unknown.stream().allMatch(name -> cluster.alias(name).size() == 1)) {
            var aliased = unknown.stream().map(cluster::alias).toList();
            return nodes.minus(unknown).union(NodeSet.unionOf(aliased));
        }
        var message = unknown.size() == 1 ? "unknown node " : "unknown nodes ";
        throw error(message + shown(unknown), operand, hint(unknown));
    }

    private String hint(NodeSet unknown) {
        var several = cluster.alias(unknown.get(0));
        if (several.size() > 1) {
            return shown(several) + " all call themselves " + unknown.get(0);
        }
        if (unknown.minus(cluster.leftOut()).isEmpty()) {
            return "left out by -w or -x when pish started; there are " + shown(cluster.known());
        }
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
