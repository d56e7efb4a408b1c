package pish.command;

import pish.exec.Event;
import pish.node.NodeSet;

/** Targets as arguments of built-ins. */
final class Targets {
    private Targets() {}

    /** Returns the nodes of all arguments together, or all enabled ones where there is none; says so where none are left. */
    static NodeSet of(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return said(context, "all", context.cluster().all());
        }
        NodeSet nodes = NodeSet.unionOf(invocation.arguments().stream()
                .map(word -> invocation.reading(word, context::resolve))
                .toList());
        return said(context, String.join(",", invocation.arguments()), nodes);
    }

    private static NodeSet said(Context context, String target, NodeSet nodes) {
        if (nodes.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, target + ": no nodes"));
        }
        return nodes;
    }
}
