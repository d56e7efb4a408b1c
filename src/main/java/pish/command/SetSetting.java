package pish.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Event;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Shows and changes settings. */
final class SetSetting implements Builtin {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public String summary() {
        return "Change a setting, or make a variable NAME; alone, list all of both";
    }

    @Override
    public String arguments() {
        return "[KEY [VALUE]|NAME=VALUE...|-x|+x]";
    }

    @Override
    public List<String> examples() {
        return List.of("set", "set errors continue", "set timeout 30s", "set release=1.2 folder=/opt/app", "set -x");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        if (words.isEmpty()) {
            List<String> first = new ArrayList<>(Setting.keys());
            context.script().variables().names().forEach(name -> first.add(name + "="));
            return first;
        }
        return Setting.of(words.get(0)).map(Setting::choices).orElse(List.of());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            for (Setting setting : Setting.values()) {
                show(context, setting);
            }
            context.script().variables().all().forEach((name, value) -> show(context, name, value));
            return ExitStatus.OK;
        }
        String key = words.get(0);
        if (key.equals("-x") || key.equals("+x")) {
            invocation.only();
            context.settings().set(Setting.TRACE, key.equals("-x") ? "on" : "off");
            return ExitStatus.OK;
        }
        Variables variables = context.script().variables();
        if (key.indexOf('=') > 0) {
            new Assignments(invocation).make(variables);
            return ExitStatus.OK;
        }
        Optional<String> ofVariable = words.size() == 1 ? variables.value(key) : Optional.empty();
        if (ofVariable.isPresent()) {
            show(context, key, ofVariable.get());
            return ExitStatus.OK;
        }
        Setting setting = Setting.of(key).orElseThrow(() -> unknown(context, invocation, key));
        if (words.size() == 1) {
            show(context, setting);
            return ExitStatus.OK;
        }
        String value = String.join(" ", words.subList(1, words.size()));
        Optional<String> fault =
                setting.isSecretFile() && !value.isEmpty() ? PasswordFile.refusal(value) : Optional.empty();
        fault = fault.or(() -> context.settings().set(setting, value));
        if (fault.isPresent()) {
            throw invocation.fault(words.get(1), fault.get(), "");
        }
        apply(context, setting, value);
        return ExitStatus.OK;
    }

    private static void apply(Context context, Setting setting, String value) throws IOException {
        boolean size = setting == Setting.LOG_SIZE || setting == Setting.LOG_KEEP;
        if (size && context.journals().logging().isPresent()) {
            context.journals().log(context.journals().logging());
        }
        if (setting == Setting.LOG_DIR && !context.settings().on(Setting.DRY_RUN)) {
            context.journals().log(Optional.of(value).filter(v -> !v.isEmpty()).map(Invocation::path));
        }
    }

    private static void show(Context context, Setting setting) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("key", setting.key());
        columns.put("value", context.settings().get(setting));
        columns.put("values", setting.isFlag() ? String.join("|", setting.choices()) : setting.argument());
        columns.put("meaning", setting.meaning());
        context.emit(new Event.Row("set", columns));
    }

    private static void show(Context context, String name, String value) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("variable", name);
        columns.put("value", value);
        context.emit(new Event.Row("variables", columns));
    }

    private static SyntaxError unknown(Context context, Invocation invocation, String key) {
        List<String> words = invocation.arguments();
        if (words.size() > 1 && words.get(1).startsWith("=")) {
            String hint = "type `set " + key + "=VALUE`, without blanks around the sign";
            return invocation.fault(key, "no such setting: " + key, hint);
        }
        List<String> known = new ArrayList<>(Setting.keys());
        known.addAll(context.script().variables().names());
        String hint = Nearest.nearest(key, known)
                .map(k -> "did you mean " + k + "?")
                .orElse("set lists all of them; `set " + key + "=VALUE` makes a variable");
        return invocation.fault(key, "no such setting: " + key, hint);
    }
}
