package pish.command;

import pish.node.NodeSet;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;

/** The {@code TARGET: COMMAND} at the end of a built-in's line. */
public final class Tails {
    private Tails() {}

    /** Returns the tail that there must be. */
    static Statement.Broadcast require(Invocation invocation) {
        return invocation
                .statement()
                .tail()
                .orElseThrow(() -> invocation.missing("TARGET: COMMAND", "all: uptime, say"));
    }

    /**
     * Returns the nodes that a tail's target means.
     *
     * @throws SyntaxError if it is none, at its place in the line
     */
    public static NodeSet nodes(Context context, Statement.Broadcast tail) {
        try {
            return context.resolve(tail.target());
        } catch (SyntaxError e) {
            throw e.inTarget(tail.raw(), tail.targetStart(), tail.target());
        }
    }
}
