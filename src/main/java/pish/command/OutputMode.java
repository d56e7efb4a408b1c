package pish.command;

import java.util.List;
import pish.exec.Event;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Chooses how results are shown from the next line on: a short way to {@code set output}. */
final class OutputMode implements Builtin {
    @Override
    public String name() {
        return "output";
    }

    @Override
    public String summary() {
        return "Choose how results are shown; alone, say how they are";
    }

    @Override
    public String arguments() {
        return "[" + Setting.OUTPUT.argument() + "]";
    }

    @Override
    public List<String> examples() {
        return List.of("output", "output live", "output diff", "output table", "output fold");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            context.emit(new Event.Text(context.settings().get(Setting.OUTPUT)));
            return ExitStatus.OK;
        }
        String mode = invocation.only();
        context.settings().set(Setting.OUTPUT, mode).ifPresent(fault -> {
            String hint = Nearest.nearest(mode, Setting.OUTPUT.choices())
                    .map(m -> "did you mean " + m + "?")
                    .orElse("");
            throw invocation.fault(mode, fault, hint);
        });
        return ExitStatus.OK;
    }
}
