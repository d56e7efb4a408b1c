package pish.node;

import java.util.ArrayList;
import java.util.List;
import pish.syntax.SyntaxError;

/**
 * Reads one operand of a node set, which is a name with any number of bracketed ranges: {@code rack[1-2]-n[01-40]}. Knows
 * nothing of operators, groups and wildcards; brackets are balanced already.
 */
final class NamesOperand {
    /** The digits of 10^100, the largest index of ClusterShell. */
    private static final int LONGEST_INDEX = 101;

    private final String text;
    private final List<String> literals = new ArrayList<>();
    private final List<RangeSet> axes = new ArrayList<>();
    private String literal = "";
    private long size = 1;

    NamesOperand(String text) {
        this.text = text;
    }

    NodeSet parse() {
        int open = text.indexOf('[');
        if (open < 0 && text.length() < LONGEST_INDEX) {
            return NodeSet.ofName(text);
        }
        int at = 0;
        while (open >= 0) {
            int close = text.indexOf(']', open);
            int digitsEnd = skipDigits(close + 1);
            if (digitsEnd < text.length() && text.charAt(digitsEnd) == '[') {
                throw error("two ranges touch", open, digitsEnd + 1, "put something between ] and [");
            }
            int digits = digitsBefore(open, at);
            addLiteral(at, digits);
            addAxis(range(digits, open, close, digitsEnd), at, digitsEnd);
            at = digitsEnd;
            open = text.indexOf('[', at);
        }
        addLiteral(at, text.length());
        literals.add(literal);
        var builder = new NodeSetBuilder();
        builder.addProduct(new NamePattern(literals), axes);
        return builder.build();
    }

    private RangeSet range(int digits, int open, int close, int digitsEnd) {
        var inner = text.substring(open + 1, close);
        RangeSet set;
        try {
            set = RangeSet.parse(inner);
        } catch (SyntaxError e) {
            throw e.within(text, open + 1);
        }
        try {
            var longer = new TouchingDigits(inner, set).after(text.substring(close + 1, digitsEnd));
            return new TouchingDigits(inner, longer).before(text.substring(digits, open));
        } catch (SyntaxError e) {
            throw error(e.getMessage(), digits, digitsEnd, e.hint().orElse(""));
        }
    }

    private int skipDigits(int from) {
        int at = from;
        while (at < text.length() && NamePattern.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int digitsBefore(int end, int start) {
        int at = end;
        while (at > start && NamePattern.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private void addLiteral(int start, int end) {
        var parts = NamePattern.Parts.of(text.substring(start, end));
        literal += parts.literals().get(0);
        for (int i = 0; i < parts.indices().size(); i++) {
            var index = parts.indices().get(i);
            if (index.length() > LONGEST_INDEX) {
                throw error("number too large", start, end, "");
            }
            addAxis(RangeSet.ofOne(index), start, end);
            literal = parts.literals().get(i + 1);
        }
    }

    private void addAxis(RangeSet axis, int start, int end) {
        literals.add(literal);
        literal = "";
        axes.add(axis);
        size *= axis.size();
        if (size > NodeSet.MAX_SIZE) {
            throw error("more than " + NodeSet.MAX_SIZE + " nodes", start, end, "write shorter ranges");
        }
    }

    private SyntaxError error(String message, int start, int end, String hint) {
        return new SyntaxError(message, text, start, end, hint);
    }
}
