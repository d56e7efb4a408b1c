package pish.command;

import java.util.LinkedHashMap;
import java.util.Map;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * The cluster's groups with their nodes, by names without {@code @}.
 *
 * @param complete whether none is missing because another program that it names is away, which was said
 */
record GroupSets(Map<String, NodeSet> nodes, boolean complete) {
    static GroupSets of(Context context) {
        Map<String, NodeSet> nodes = new LinkedHashMap<>();
        boolean complete = true;
        for (String name : context.cluster().groups("")) {
            try {
                nodes.put(name, context.cluster().group("", name).orElse(NodeSet.EMPTY));
            } catch (SyntaxError e) {
                context.emit(new Event.Message(Event.Severity.WARNING, "@" + name + ": " + e.getMessage()));
                complete = false;
            }
        }
        return new GroupSets(nodes, complete);
    }
}
