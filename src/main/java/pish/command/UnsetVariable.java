package pish.command;

import java.util.List;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Forgets variables. */
final class UnsetVariable implements Builtin {
    @Override
    public String name() {
        return "unset";
    }

    @Override
    public String summary() {
        return "Forget variables that set made, here and on the nodes";
    }

    @Override
    public String arguments() {
        return "NAME...";
    }

    @Override
    public List<String> examples() {
        return List.of("unset release", "unset release folder");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return List.copyOf(context.script().variables().names());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("NAME", "set lists the variables");
        }
        Variables variables = context.script().variables();
        for (String name : invocation.arguments()) {
            if (variables.value(name).isEmpty()) {
                String hint = Nearest.nearest(name, variables.names())
                        .map(near -> "did you mean " + near + "?")
                        .orElse(Setting.of(name).isPresent() ? name + " is a setting" : "set lists the variables");
                throw invocation.fault(name, "no variable is called " + name, hint);
            }
        }
        invocation.arguments().forEach(variables::remove);
        return ExitStatus.OK;
    }
}
