package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.ClusterText;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Lists groups, and defines and deletes them. */
final class GroupNodes implements Builtin {
    private static final String OWN = "all|up|down|ok|failed|timeout|slow|hub|others|same[0-9]+";

    @Override
    public String name() {
        return "group";
    }

    @Override
    public String summary() {
        return "List groups, show one, or keep nodes under a name";
    }

    @Override
    public String arguments() {
        return "[NAME [= TARGET]]";
    }

    @Override
    public List<String> examples() {
        return List.of("group", "group workers", "group rack1 = pi[01-02]", "group bad = @failed", "group -d bad");
    }

    @Override
    public Options options() {
        return new Options().addOption(new Option("d", "delete", false, "delete the group, not its nodes"));
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() || words.equals(List.of("-d"))
                ? List.copyOf(context.cluster().groups(""))
                : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> arguments = invocation.arguments();
        if (arguments.isEmpty() && !invocation.options().hasOption("d")) {
            return list(context);
        }
        if (arguments.isEmpty()) {
            throw invocation.missing("NAME", "type group -d workers");
        }
        String name = arguments.get(0).replaceFirst("^@", "");
        if (invocation.options().hasOption("d")) {
            invocation.only();
            return delete(context, invocation, name);
        }
        if (arguments.size() > 1) {
            return define(context, invocation, name);
        }
        if (name.contains("=")) {
            throw invocation.fault(arguments.get(0), "no blanks around =", "type group workers = pi[02-04]");
        }
        NodeSet nodes = invocation.reading(arguments.get(0), text -> context.resolve("@" + name));
        context.emit(new Event.Text(nodes.toString()));
        return ExitStatus.OK;
    }

    private static ExitStatus list(Context context) {
        GroupSets groups = GroupSets.of(context);
        groups.nodes().forEach((name, nodes) -> {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("group", "@" + name);
            columns.put("count", nodes.size());
            columns.put("nodes", nodes.toString());
            context.emit(new Event.Row("groups", columns));
        });
        return groups.complete() ? ExitStatus.OK : new ExitStatus(1);
    }

    private static ExitStatus define(Context context, Invocation invocation, String name) throws IOException {
        List<String> arguments = invocation.arguments();
        if (!arguments.get(1).equals("=") || arguments.size() < 3) {
            throw invocation.fault(arguments.get(1), "a group takes = and nodes", "type group workers = pi[02-04]");
        }
        if (name.matches(OWN)) {
            throw invocation.fault(arguments.get(0), "@" + name + " is pish's own group", "choose another name");
        }
        if (!name.matches("[^@,!&^*?\\[\\]:=#\\s]+")) {
            throw invocation.fault(arguments.get(0), "bad name of a group " + name, "use letters, digits, - and _");
        }
        String body = String.join(" ", arguments.subList(2, arguments.size()));
        NodeSet nodes = invocation.reading(body, context::resolve);
        if (nodes.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.ERROR, body + ": no nodes, so no group of them"));
            return new ExitStatus(1);
        }
        if (context.editor().file().isEmpty()) {
            context.editor().replace(context.cluster().withGroup(name, nodes));
            sayForNow(context, "@" + name);
            return ExitStatus.OK;
        }
        return ClusterEdits.apply(context, invocation, text -> define(text, name, body, nodes));
    }

    /** Keeps the expression where the file alone says what it means, else the nodes that it means now. */
    private static ClusterText define(ClusterText text, String name, String body, NodeSet nodes) {
        try {
            if (text.cluster().resolve(body, GroupSource.NONE).equals(nodes)) {
                ClusterText defined = text.define(name, body);
                defined.cluster();
                return defined;
            }
        } catch (SyntaxError e) {
            // what the last line brought, and a group that uses itself, mean nothing in a file
            return text.define(name, nodes.toString());
        }
        return text.define(name, nodes.toString());
    }

    private static ExitStatus delete(Context context, Invocation invocation, String name) throws IOException {
        if (!context.cluster().groups("").contains(name) || name.matches(OWN)) {
            String known = String.join(" @", context.cluster().groups(""));
            throw invocation.fault(
                    invocation.arguments().get(0), "no group @" + name, known.isEmpty() ? "" : "known: @" + known);
        }
        if (context.editor().file().isEmpty()) {
            context.editor().replace(context.cluster().withoutGroup(name));
            sayForNow(context, "that");
            return ExitStatus.OK;
        }
        return ClusterEdits.apply(context, invocation, text -> text.deleteGroup(name));
    }

    private static void sayForNow(Context context, String what) {
        String message = what + " holds until pish ends: the nodes come from "
                + context.editor().source() + ", not from a cluster file";
        context.emit(new Event.Message(Event.Severity.INFO, message));
    }
}
