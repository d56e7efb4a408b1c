package pish.command;

import java.util.List;
import pish.transport.ExitStatus;

/** Leaves. */
final class Exit implements Builtin {
    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String summary() {
        return "Leave pish, or end a sourced file";
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
        ExitStatus status = ExitStatus.OK;
        for (String argument : invocation.arguments()) {
            if (!argument.matches("[0-9]{1,3}")) {
                throw invocation.fault(argument, "not a status: " + argument, "a number from 0 to 255");
            }
            status = new ExitStatus(Integer.parseInt(argument) & 0xff);
        }
        context.exit(status);
        return status;
    }
}
