package pish.command;

import pish.exec.Event;
import pish.sweep.SweepPlan;

/** Shows how far a sweep is, and ends it at Ctrl-C. */
record SweepProgress(Context context, long total) implements SweepPlan.Watcher {
    @Override
    public void done(long addresses) {
        context.emit(new Event.Progress(addresses, total));
    }

    @Override
    public boolean getAsBoolean() {
        return context.interrupted();
    }
}
