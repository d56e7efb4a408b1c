package pish.command;

import java.util.List;
import java.util.Optional;
import pish.transport.ExitStatus;

/** Leaves. */
final class Exit implements Builtin {
    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String summary() {
        return "Leave pish, or end a sourced file; with the largest status so far, or STATUS";
    }

    @Override
    public String arguments() {
        return "[STATUS]";
    }

    @Override
    public List<String> examples() {
        return List.of("exit", "exit 3");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            context.exit(Optional.empty());
            return ExitStatus.OK;
        }
        String argument = invocation.only();
        if (!argument.matches("[0-9]{1,3}") || Integer.parseInt(argument) > 255) {
            throw invocation.fault(argument, "not a status: " + argument, "a number from 0 to 255");
        }
        ExitStatus status = new ExitStatus(Integer.parseInt(argument));
        context.exit(Optional.of(status));
        return status;
    }
}
