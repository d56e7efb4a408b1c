package pish.command;

import java.util.List;
import pish.syntax.Aliases;
import pish.transport.ExitStatus;

/** Forgets names of lines. */
final class ForgetAlias implements Builtin {
    @Override
    public String name() {
        return "unalias";
    }

    @Override
    public String summary() {
        return "Forget what a NAME stands for";
    }

    @Override
    public String arguments() {
        return "NAME...";
    }

    @Override
    public List<String> examples() {
        return List.of("unalias up", "unalias up w");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return List.copyOf(context.builtins().aliases().all().keySet());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Aliases aliases = context.builtins().aliases();
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("NAME", "alias lists them");
        }
        for (String name : invocation.arguments()) {
            if (aliases.line(name).isEmpty()) {
                throw AliasLine.unknown(aliases, invocation, name);
            }
        }
        invocation.arguments().forEach(aliases::remove);
        return ExitStatus.OK;
    }
}
