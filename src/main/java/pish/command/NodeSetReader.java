package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.node.RangeSet;
import pish.syntax.SyntaxError;

/** Works out which set a call of {@code nodeset} means. */
final class NodeSetReader {
    private final Context context;
    private final Invocation invocation;
    private final Optional<String> source;

    NodeSetReader(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.source = Optional.ofNullable(invocation.options().getOptionValue("s"));
    }

    /** Returns the set, or empty where the line names none. */
    Optional<NodeSet> read(List<NodeSetTerms.Term> terms) {
        boolean all = invocation.options().hasOption("a");
        if (terms.isEmpty() && !all) {
            return Optional.empty();
        }
        // unions are put off, so that n words cost one union and not n
        var union = new ArrayList<NodeSet>();
        if (all) {
            union.add(
                    source.isPresent() ? groups().all() : context.groupSource().all());
        }
        for (var term : terms) {
            if (term.operator() == ',') {
                union.add(operand(term.text()));
            } else {
                var left = left(union, term);
                union.clear();
                union.add(combine(left, term.operator(), operand(term.text())));
            }
        }
        return Optional.of(NodeSet.unionOf(union));
    }

    private NodeSet left(List<NodeSet> union, NodeSetTerms.Term term) {
        if (union.isEmpty()) {
            throw invocation.fault(
                    term.text(),
                    "nothing stands before -" + term.operator(),
                    "options are taken from left to right: nodeset EXPR -" + term.operator() + " " + term.text());
        }
        return NodeSet.unionOf(union);
    }

    private static NodeSet combine(NodeSet left, char operator, NodeSet right) {
        return switch (operator) {
            case 'x' -> left.minus(right);
            case 'i' -> left.intersect(right);
            default -> left.xor(right);
        };
    }

    private NodeSet operand(String word) {
        if (word.equals("-")) {
            throw invocation.fault(word, "there is no standard input to read", "write the nodes: nodeset -f pi01 pi02");
        }
        return invocation.reading(word, this::parse);
    }

    private NodeSet parse(String text) {
        if (invocation.options().hasOption("R")) {
            return NodeSet.ofIndices(RangeSet.parse(text));
        }
        if (source.isPresent()) {
            return NodeSet.parse(text, groups());
        }
        // as a target, so that `all` is what it is there; else as names of whatever there may be
        try {
            return context.resolve(text);
        } catch (SyntaxError e) {
            return NodeSet.parse(text, context.groupSource());
        }
    }

    private GroupSource groups() {
        return context.groupSource().withDefault(source.orElseThrow());
    }
}
