package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Gives keys of the line editor functions. */
final class BindKey implements Builtin {
    private static final String ONE =
            "(?:(?:Ctrl|Alt)-[!-~]|F(?:[1-9]|1[0-2])|Up|Down|Left|Right|Home|End|PageUp|PageDown" + "|Insert|Delete)";
    private static final Pattern KEY = Pattern.compile(ONE + "(?: " + ONE + ")*");
    /** What ends a line, or drops it. */
    private static final Pattern KEPT = Pattern.compile("Ctrl-[CcMmJj]");

    @Override
    public String name() {
        return "bind";
    }

    @Override
    public String summary() {
        return "Give a key of the line editor a function; alone, list what was bound";
    }

    @Override
    public String arguments() {
        return "[KEY FUNCTION]";
    }

    @Override
    public List<String> examples() {
        return List.of("bind Ctrl-G clear-screen", "bind 'Ctrl-X Ctrl-U' undo", "bind F5 up-history", "bind");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.size() == 1 ? KeyBindings.names() : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            new TreeMap<>(context.keys().all()).forEach((key, function) -> show(context, key, function));
            return ExitStatus.OK;
        }
        String key = words.get(0);
        if (!KEY.matcher(key).matches()) {
            throw invocation.fault(
                    key, "not a key: " + key, "Ctrl-G, Alt-x, F5, Home, 'Ctrl-X Ctrl-U' are, for example");
        }
        if (KEPT.matcher(key).matches()) {
            throw invocation.fault(key, key + " stays what it is", "");
        }
        if (words.size() < 2) {
            throw invocation.missing("FUNCTION", "Tab lists them");
        }
        String function = words.get(1);
        if (words.size() > 2) {
            String third = words.get(2);
            throw invocation.fault(third, "one argument too many: " + third, "several keys are one word in quotes");
        }
        if (!KeyBindings.names().contains(function)) {
            String hint = Nearest.nearest(function, KeyBindings.names())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("Tab after the key lists them");
            throw invocation.fault(function, "no function is called " + function, hint);
        }
        context.keys().bind(key, function);
        return ExitStatus.OK;
    }

    private static void show(Context context, String key, String function) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("key", key);
        columns.put("function", function);
        context.emit(new Event.Row("bind", columns));
    }
}
