package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        return "Show what can be typed, or all about one built-in";
    }

    @Override
    public String arguments() {
        return "[NAME]";
    }

    @Override
    public List<String> examples() {
        return List.of("help", "help nodes");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return List.copyOf(context.builtins().names());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            overview(context);
            return ExitStatus.OK;
        }
        for (String name : invocation.arguments()) {
            Builtin builtin = context.builtins().get(name).orElseThrow(() -> {
                String hint = Nearest.nearest(name, context.builtins().names())
                        .map(n -> "did you mean " + n + "?")
                        .orElse("help lists all of them");
                return invocation.fault(name, "no such built-in: " + name, hint);
            });
            about(context, builtin);
        }
        return ExitStatus.OK;
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
        context.emit(new Event.Text(line));
    }
}
