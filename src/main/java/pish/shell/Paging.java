package pish.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import pish.command.Look;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Event;
import pish.render.FoldRenderer;

/** Decides when somebody who sits at a terminal is offered the pager: for results that do not fit on the screen. */
final class Paging {
    /** Forms that come at the end; whoever has lines as they come has seen them. */
    private static final Set<String> WHOLE = Set.of("fold", "diff", "table", "panes");

    private final Shell shell;

    Paging(Shell shell) {
        this.shell = shell;
    }

    /** Returns whether a kept result is to be shown in the pager. */
    boolean wanted(Look look, Destination destination) {
        return look.paged() && !destination.redirected() && shell.operator().rows() > 0;
    }

    /** Returns whether one that is too long for the screen is. */
    boolean wantedWhereLong(String form, Destination destination) {
        return shell.settings().is(Setting.PAGER, "on") && WHOLE.contains(form) && isFree(destination);
    }

    private boolean isFree(Destination destination) {
        return !destination.redirected() && shell.operator().rows() > 0 && !shell.isNested();
    }

    /** Offers the pager for a result that was just shown, or begins it in place of that, as the settings have it. */
    void offer(LineRun run, Results.Result result) throws IOException {
        long taken = run.destination().renderer() instanceof FoldRenderer folds && isFree(run.destination())
                ? folds.takeLong()
                : 0;
        if (taken > 0) {
            shell.context().replay(result, result.target(), new Look(Optional.empty(), false, true));
            shell.message(Event.Severity.INFO, taken + " lines; `last --page` shows them again");
        } else if (WHOLE.contains(shell.settings().get(Setting.OUTPUT))) {
            offer(run.shown(), "last --page");
        }
    }

    /**
     * Does the same for a result that was shown again.
     *
     * @param lines how many these were
     */
    void offer(long lines) {
        offer(lines, shell.line().run().text().strip() + " --page");
    }

    private void offer(long lines, String line) {
        int rows = shell.operator().rows();
        boolean longer = rows > 0 && lines >= rows && !shell.isNested();
        if (longer && shell.settings().is(Setting.PAGER, "auto")) {
            shell.message(Event.Severity.INFO, lines + " lines; `" + line + "` looks through them");
        }
    }
}
