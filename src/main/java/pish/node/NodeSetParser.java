package pish.node;

import java.util.ArrayList;
import java.util.List;
import pish.syntax.SyntaxError;

/**
 * Reads node-set expressions: operands and the operators {@code , ! & ^} of equal precedence, from left to right, without
 * parentheses. The grammar is that of ClusterShell 1.9.
 */
final class NodeSetParser {
    /** Says what an operand means. */
    interface Operands {
        /**
         * Returns the nodes of an operand, which has no operator outside brackets and no white space around it.
         *
         * @throws SyntaxError with spans in {@code operand} if it is refused
         */
        NodeSet nodes(String operand);
    }

    private static final String OPERATORS = ",!&^";

    private final String text;
    private final Operands operands;

    NodeSetParser(String text, Operands operands) {
        this.text = text;
        this.operands = operands;
    }

    NodeSet parse() {
        if (text.isBlank()) {
            return NodeSet.EMPTY;
        }
        var union = new ArrayList<NodeSet>();
        int start = 0;
        while (true) {
            int end = operandEnd(start);
            var nodes = operand(start, end);
            combine(union, start == 0 ? ',' : text.charAt(start - 1), nodes);
            if (end == text.length()) {
                break;
            }
            start = end + 1;
        }
        var result = NodeSet.unionOf(union);
        if (result.size() > NodeSet.MAX_SIZE) {
            throw error("more than " + NodeSet.MAX_SIZE + " nodes", 0, text.length(), "write shorter ranges");
        }
        return result;
    }

    /** Unions are put off, so that a list of n names costs one union and not n. */
    private static void combine(List<NodeSet> union, char operator, NodeSet nodes) {
        if (operator == ',') {
            union.add(nodes);
            return;
        }
        var left = NodeSet.unionOf(union);
        union.clear();
        union.add(
                switch (operator) {
                    case '!' -> left.minus(nodes);
                    case '&' -> left.intersect(nodes);
                    default -> left.xor(nodes);
                });
    }

    /** Returns where the operand that begins at {@code start} ends: at an operator outside brackets, or with the text. */
    private int operandEnd(int start) {
        int open = -1;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' && open >= 0) {
                throw error("[ inside [", at, at + 1, "close the first bracket before it");
            } else if (c == '[') {
                open = at;
            } else if (c == ']' && open < 0) {
                throw error("] without [", at, at + 1, "remove it, or open the range with [");
            } else if (c == ']') {
                open = -1;
            } else if (open < 0 && OPERATORS.indexOf(c) >= 0) {
                return at;
            }
        }
        if (open >= 0) {
            throw error("[ is never closed", open, text.length(), "end the range with ]");
        }
        return text.length();
    }

    private NodeSet operand(int start, int end) {
        var operand = text.substring(start, end).strip();
        if (operand.isEmpty()) {
            int operator = end < text.length() ? end : start - 1;
            var hint = "put a node set on both sides of it";
            throw error("nothing to join with " + text.charAt(operator), operator, operator + 1, hint);
        }
        try {
            return operands.nodes(operand);
        } catch (SyntaxError e) {
            throw e.within(text, text.indexOf(operand, start));
        }
    }

    private SyntaxError error(String message, int start, int end, String hint) {
        return new SyntaxError(message, text, start, end, hint);
    }
}
