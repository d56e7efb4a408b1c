package pish.shell;

import pish.command.Setting;
import pish.exec.Event;
import pish.exec.Job;
import pish.render.PanesView;

/** Shows lines in panes, where {@code set output panes} asks for it and somebody sits at a terminal that can do it. */
final class Panes {
    private final Shell shell;
    private boolean told;

    Panes(Shell shell) {
        this.shell = shell;
    }

    /** Runs a job in the foreground, in panes or as it is shown without; returns whether it has ended. */
    boolean run(Job job, LineRun run) {
        return isWanted(run)
                ? runInPanes(job, run)
                : shell.targets().run(job, shell.targets().watched(run));
    }

    private boolean runInPanes(Job job, LineRun run) {
        Destination before = run.destination();
        PanesOnScreen panes = new PanesOnScreen(shell, before.renderer(), job.gather(), job.elapsed());
        Destination during = new Destination(before.sinks(), panes, false);
        run.destination(during);
        try {
            return shell.targets().run(job, shell.targets().watched(run));
        } finally {
            panes.close();
            if (run.destination().equals(during)) {
                run.destination(before);
            }
        }
    }

    private boolean isWanted(LineRun run) {
        boolean asked = shell.settings().is(Setting.OUTPUT, "panes")
                && shell.settings().is(Setting.FORMAT, "text")
                && !run.destination().redirected();
        boolean possible = shell.operator()
                .console()
                .filter(console -> !console.isDumb()
                        && PanesView.fits(
                                console.cells().columns(), console.cells().rows()))
                .isPresent();
        if (asked && !possible && !told) {
            told = true;
            shell.message(
                    Event.Severity.INFO,
                    "panes need a prompt on a terminal of at least " + PanesView.LEAST + "; shown folded");
        }
        return asked && possible;
    }
}
