package pish.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.Cluster;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;
import pish.transport.LinkState;

/** Lists nodes, and what is known of the way to them. Connects to none. */
final class Nodes implements Builtin {
    private static final List<String> COLUMNS = List.of("node", "address", "state", "user", "groups");

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String summary() {
        return "List the nodes with address, state of the connection, account and groups";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("nodes", "nodes @failed", "nodes --sort state", "nodes | grep down");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("sort")
                        .hasArg()
                        .argName("COLUMN")
                        .desc("order by a column: " + String.join(", ", COLUMNS))
                        .get());
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
        List<Map<String, String>> rows = new ArrayList<>();
        wanted.forEach(name -> rows.add(columns(context, name)));
        String sort = invocation.options().getOptionValue("sort", "node");
        if (!COLUMNS.contains(sort)) {
            throw invocation.fault(sort, "no column " + sort, "there are " + String.join(", ", COLUMNS));
        }
        if (!sort.equals("node")) {
            rows.sort(Comparator.comparing(row -> row.get(sort)));
        }
        rows.forEach(row -> context.emit(new Event.Row("nodes", row)));
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
        columns.put("groups", groups(context.cluster(), name));
        return columns;
    }

    private static String groups(Cluster cluster, String node) {
        return cluster.groups("").stream()
                .filter(group -> cluster.group("", group).orElse(NodeSet.EMPTY).contains(node))
                .filter(group -> !group.equals("others"))
                .map(group -> "@" + group)
                .collect(Collectors.joining(" "));
    }

    private static String user(Context context, Node node) {
        if (!node.user().isEmpty()) {
            return node.user();
        }
        String set = context.settings().get(Setting.USER);
        return set.isEmpty() ? System.getProperty("user.name") : set;
    }
}
