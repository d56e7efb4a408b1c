package pish.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import pish.command.Look;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Event;

/** Decides when somebody who sits at a terminal is offered the pager: for results that do not fit on the screen. */
final class Paging {
    /** Forms that come at the end; whoever has lines as they come has seen them. */
    private static final Set<String> WHOLE = Set.of("fold", "diff", "table");

    private final Shell shell;

    Paging(Shell shell) {
        this.shell = shell;
    }

    /** Returns whether a kept result is to be shown in the pager. */
    boolean wanted(Look look, Destination destination) {
        return look.paged() && !destination.redirected() && shell.operator().rows() > 0;
    }

    /** Offers the pager for a result that was just shown, or begins it, as the settings have it. */
    void offer(LineRun run, Results.Result result) {
        int rows = shell.operator().rows();
        boolean isLong = rows > 0 && !shell.isNested() && run.shown() >= rows;
        if (!isLong || !WHOLE.contains(shell.settings().get(Setting.OUTPUT))) {
            return;
        }
        switch (shell.settings().get(Setting.PAGER)) {
            case "on" -> begin(result);
            case "auto" -> shell.message(Event.Severity.INFO, run.shown() + " lines; `last --page` looks through them");
            default -> {}
        }
    }

    private void begin(Results.Result result) {
        try {
            shell.replay(result, result.target(), new Look(Optional.empty(), false, true));
        } catch (IOException e) {
            shell.message(Event.Severity.ERROR, String.valueOf(e.getMessage()));
        }
    }
}
