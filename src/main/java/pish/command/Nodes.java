package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pish.exec.Event;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;
import pish.transport.LinkState;

/** Lists nodes, and what is known of the way to them. Connects to none. */
final class Nodes implements Builtin {
    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String summary() {
        return "List the nodes with address, state of the connection, and account";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("nodes", "nodes @failed", "nodes | grep down");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        NodeSet wanted = wanted(context, invocation);
        if (wanted.isEmpty()) {
            String what = invocation.arguments().isEmpty()
                    ? "no nodes yet: name them in a cluster file, or start pish with -w"
                    : String.join(",", invocation.arguments()) + ": no nodes";
            context.emit(new Event.Message(Event.Severity.INFO, what));
        }
        for (String name : wanted) {
            context.emit(new Event.Row("nodes", columns(context, name)));
        }
        return ExitStatus.OK;
    }

    private static NodeSet wanted(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return context.cluster().known();
        }
        return NodeSet.unionOf(invocation.arguments().stream()
                .map(word -> invocation.reading(word, context::resolve))
                .toList());
    }

    private static Map<String, String> columns(Context context, String name) {
        Node node = context.cluster().node(name).orElseThrow(() -> {
            return new SyntaxError("unknown node " + name, name, 0, name.length());
        });
        LinkState state = context.links().state(name);
        int port = node.port() > 0
                ? node.port()
                : context.settings().count(Setting.PORT).orElse(Node.SSH_PORT);
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("node", name);
        columns.put("address", port == Node.SSH_PORT ? node.address() : node.address() + ":" + port);
        columns.put("state", node.disabled() ? "disabled" : state.name().toLowerCase(Locale.ROOT));
        columns.put("user", user(context, node));
        return columns;
    }

    private static String user(Context context, Node node) {
        if (!node.user().isEmpty()) {
            return node.user();
        }
        String set = context.settings().get(Setting.USER);
        return set.isEmpty() ? System.getProperty("user.name") : set;
    }
}
