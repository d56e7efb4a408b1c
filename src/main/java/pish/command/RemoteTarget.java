package pish.command;

import java.util.Optional;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * {@code TARGET:REMOTE}: nodes, and a path there.
 *
 * @param nodes which
 * @param remote the path; the empty string where none is given
 */
record RemoteTarget(NodeSet nodes, String remote) {
    /**
     * Reads one. The target ends at the first colon before which nodes are named, since {@code @source:group} has one too.
     *
     * @throws SyntaxError if there are no such nodes
     */
    static RemoteTarget read(Context context, Invocation invocation, String argument) {
        for (int colon = argument.indexOf(':'); colon >= 0; colon = argument.indexOf(':', colon + 1)) {
            Optional<NodeSet> nodes = resolve(context, argument.substring(0, colon));
            if (nodes.isPresent()) {
                return new RemoteTarget(nodes.get(), argument.substring(colon + 1));
            }
        }
        int first = argument.indexOf(':');
        String target = first < 0 ? argument : argument.substring(0, first);
        return new RemoteTarget(reading(context, invocation, argument, target), "");
    }

    private static Optional<NodeSet> resolve(Context context, String target) {
        try {
            return Optional.of(context.resolve(target));
        } catch (SyntaxError e) {
            return Optional.empty();
        }
    }

    private static NodeSet reading(Context context, Invocation invocation, String argument, String target) {
        return invocation.reading(argument, whole -> context.resolve(target));
    }
}
