package pish.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;
import pish.exec.Event;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Shows what there is, from the one table of built-ins. */
final class Help implements Builtin {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Show what can be typed, or all about a built-in or a topic";
    }

    @Override
    public String arguments() {
        return "[NAME...]";
    }

    @Override
    public List<String> examples() {
        return List.of("help", "help nodes", "help scripts");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return names(context);
    }

    private static List<String> names(Context context) {
        Set<String> names = new LinkedHashSet<>(context.builtins().names());
        names.addAll(Topics.names());
        names.addAll(context.builtins().aliases().all().keySet());
        return List.copyOf(names);
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            overview(context);
            return ExitStatus.OK;
        }
        for (String word : invocation.arguments()) {
            String name = word.replaceFirst("(?<=.):$", "");
            if (!about(context, name)) {
                String hint = Nearest.nearest(name, names(context))
                        .map(near -> "did you mean " + near + "?")
                        .orElse("help lists all of them; topics are " + String.join(", ", Topics.names()));
                throw invocation.fault(word, "no built-in and no topic is called " + name, hint);
            }
        }
        return ExitStatus.OK;
    }

    /** Shows all there is of a name; returns whether there is anything. */
    private static boolean about(Context context, String name) {
        Optional<String> alias = context.builtins().aliases().line(name);
        Optional<Builtin> builtin = context.builtins().get(name);
        Optional<List<String>> topic = Topics.lines(name);
        alias.ifPresent(line -> text(context, name + " is an alias for: " + line));
        builtin.ifPresent(there -> about(context, there));
        if (builtin.isPresent() && topic.isPresent()) {
            text(context, "");
        }
        topic.ifPresent(lines -> lines.forEach(line -> text(context, line)));
        return alias.isPresent() || builtin.isPresent() || topic.isPresent();
    }

    private static void overview(Context context) {
        text(context, "TARGET: COMMAND    run COMMAND on every node of TARGET: all: uptime, pi[02-04]: df -h /");
        text(context, "TARGET:            make TARGET the default; use - clears it");
        text(context, ": COMMAND          run COMMAND on the default target, whatever its first word is");
        text(context, "!COMMAND           run COMMAND here");
        text(
                context,
                "BUILTIN | COMMAND  send a built-in's output through a command here; > FILE and >> FILE to a file");
        text(context, "");
        for (Builtin builtin : context.builtins().list()) {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("built-in", builtin.name());
            columns.put("does", builtin.summary());
            context.emit(new Event.Row("help", columns));
        }
        text(context, "");
        text(context, "help BUILTIN says all about one of them, help TOPIC more about:");
        text(context, "  " + String.join(" ", Topics.names()));
    }

    private static void about(Context context, Builtin builtin) {
        text(context, Usage.synopsis(builtin));
        text(context, "    " + builtin.summary());
        for (Option option : builtin.options().getOptions()) {
            text(context, String.format(Locale.ROOT, "    %-20s %s", Usage.names(option), option.getDescription()));
        }
        for (String example : builtin.examples()) {
            text(context, "    example: " + example);
        }
    }

    private static void text(Context context, String line) {
        context.emit(new Event.Text(line, true));
    }
}
