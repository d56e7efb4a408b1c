package pish.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.render.JsonRow;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Lists nodes, and what is known of the way to them. Connects to none. */
final class Nodes implements Builtin {
    private static final List<String> COLUMNS =
            List.of("node", "address", "state", "user", "latency", "uptime", "groups");
    /** Nodes that take longer to answer show no latency. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String summary() {
        return "List the nodes: address, state, account, how fast they answer, how long they are connected, groups";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "nodes", "nodes @failed", "nodes --sort latency", "nodes --json | jq .address", "nodes | grep down");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("sort")
                        .hasArg()
                        .argName("COLUMN")
                        .desc("order by a column: " + String.join(", ", COLUMNS))
                        .get())
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("print each node as a JSON object on a line; times are seconds")
                        .get());
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return !words.isEmpty() && words.get(words.size() - 1).equals("--sort") ? COLUMNS : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        String sort = invocation.options().getOptionValue("sort", "node");
        if (!COLUMNS.contains(sort)) {
            throw invocation.fault(sort, "no column " + sort, "there are " + String.join(", ", COLUMNS));
        }
        NodeSet wanted = wanted(context, invocation);
        if (wanted.isEmpty()) {
            return none(context, invocation);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        NodeColumns columns = NodeColumns.of(context, wanted, PATIENCE);
        wanted.forEach(name -> rows.add(columns.of(name)));
        if (!sort.equals("node")) {
            rows.sort(new RowOrder(sort));
        }
        boolean json = invocation.options().hasOption("json");
        for (Map<String, Object> row : rows) {
            Event.Row event = new Event.Row("nodes", row);
            context.emit(json ? new Event.Text(JsonRow.of(event)) : event);
        }
        return ExitStatus.OK;
    }

    private static ExitStatus none(Context context, Invocation invocation) {
        Optional<SyntaxError> lack = context.cluster().lack();
        if (lack.isPresent()) {
            context.emit(new Event.Message(
                    Event.Severity.ERROR, "no nodes: " + lack.get().getMessage()));
            return new ExitStatus(1);
        }
        String what = invocation.arguments().isEmpty()
                ? "no nodes yet: name them in a cluster file, or start pish with -w"
                : String.join(",", invocation.arguments()) + ": no nodes";
        context.emit(new Event.Message(Event.Severity.INFO, what));
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
}
