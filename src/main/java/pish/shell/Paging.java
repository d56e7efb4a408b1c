package pish.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import pish.command.Look;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Event;
import pish.node.NodeSet;

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
    void offer(LineRun run, Results.Result result) throws IOException {
        if (WHOLE.contains(shell.settings().get(Setting.OUTPUT))) {
            offer(run.shown(), "last --page", result, result.target(), new Look(Optional.empty(), false, false));
        }
    }

    /**
     * Does the same for a result that was shown again.
     *
     * @param lines how many these were
     */
    void offer(long lines, Results.Result result, NodeSet nodes, Look look) throws IOException {
        offer(lines, shell.line().run().text().strip() + " --page", result, nodes, look);
    }

    private void offer(long lines, String line, Results.Result result, NodeSet nodes, Look look) throws IOException {
        int rows = shell.operator().rows();
        if (rows == 0 || lines < rows || shell.isNested()) {
            return;
        }
        switch (shell.settings().get(Setting.PAGER)) {
            case "on" -> shell.replay(result, nodes, new Look(look.form(), look.errors(), true));
            case "auto" -> shell.message(Event.Severity.INFO, lines + " lines; `" + line + "` looks through them");
            default -> {}
        }
    }
}
