package pish.command;

import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Sets the default target, or clears it. */
final class Use implements Builtin {
    @Override
    public String name() {
        return "use";
    }

    @Override
    public String summary() {
        return "Send lines without a target to these nodes; - for none";
    }

    @Override
    public String arguments() {
        return "[TARGET|-]";
    }

    @Override
    public List<String> examples() {
        return List.of("use pi[02-04]", "use -");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            context.emit(new Event.Text(context.defaultTarget().orElse("no default target")));
            return ExitStatus.OK;
        }
        String target = invocation.only().replaceFirst("(?<=.):$", "");
        if (target.equals("-")) {
            context.use(Optional.empty());
            return ExitStatus.OK;
        }
        invocation.reading(invocation.only(), word -> context.resolve(target));
        context.use(Optional.of(target));
        return ExitStatus.OK;
    }
}
