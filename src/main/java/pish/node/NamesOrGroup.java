package pish.node;

import pish.syntax.SyntaxError;

/**
 * Operands as node sets have them: a name with ranges, a group, or a name with wildcards. An unknown group is an error,
 * where ClusterShell takes it for an empty set.
 */
record NamesOrGroup(GroupSource groups, Check check) implements NodeSetParser.Operands {
    /** Lets every name pass. */
    static final Check ANY = (operand, nodes) -> nodes;

    /** Has the last word on operands that are no group. */
    interface Check {
        /**
         * Returns what an operand means.
         *
         * @param operand its text
         * @param nodes the names it spells out, or those that its wildcards match
         * @throws SyntaxError with spans in {@code operand} if it is refused
         */
        NodeSet check(String operand, NodeSet nodes);
    }

    @Override
    public NodeSet nodes(String operand) {
        var names = new NamesOperand(operand).parse();
        if (operand.startsWith("@")) {
            var lookup = new GroupLookup(operand, groups);
            return NodeSet.unionOf(names.stream().map(lookup::nodes).toList());
        }
        return check.check(operand, Wildcard.isIn(operand) ? matching(names) : names);
    }

    private NodeSet matching(NodeSet masks) {
        var wildcards = masks.stream().map(Wildcard::new).toList();
        return NodeSet.of(groups.all().stream()
                .filter(name -> wildcards.stream().anyMatch(mask -> mask.matches(name)))
                .toList());
    }
}
