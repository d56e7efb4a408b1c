package pish.command;

import java.io.IOException;
import java.util.List;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Has {@code all} leave nodes out, or not any more. */
final class EnableNodes implements Builtin {
    private final boolean disables;

    private EnableNodes(boolean disables) {
        this.disables = disables;
    }

    static EnableNodes enable() {
        return new EnableNodes(false);
    }

    static EnableNodes disable() {
        return new EnableNodes(true);
    }

    @Override
    public String name() {
        return disables ? "disable" : "enable";
    }

    @Override
    public String summary() {
        return disables
                ? "Have all leave nodes out, and note that in the cluster file"
                : "Have all mean nodes again that were disabled";
    }

    @Override
    public String arguments() {
        return "TARGET...";
    }

    @Override
    public List<String> examples() {
        return List.of(name() + " pi04", name() + " @rack1");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        NodeSet nodes = ClusterEdits.targets(context, invocation);
        if (nodes.isEmpty()) {
            return ClusterEdits.none(context, invocation.arguments());
        }
        return ClusterEdits.apply(context, invocation, text -> text.disable(nodes, disables));
    }
}
