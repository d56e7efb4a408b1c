package pish.command;

import pish.exec.Event;
import pish.sweep.SweepPlan;

/** Shows how far a sweep is, and ends it at Ctrl-C. */
final class SweepProgress implements SweepPlan.Watcher {
    private final Context context;
    private final long total;
    private long done;

    SweepProgress(Context context, long total) {
        this.context = context;
        this.total = total;
    }

    @Override
    public void done(long addresses) {
        done = addresses;
        context.emit(new Event.Progress(addresses, total));
    }

    @Override
    public boolean getAsBoolean() {
        return context.interrupted();
    }

    /** Says how far a sweep came that was interrupted. */
    void tellIfInterrupted() {
        if (context.interrupted()) {
            String what = "interrupted: about " + done + " of " + total + " addresses were asked";
            context.emit(new Event.Message(Event.Severity.WARNING, what));
        }
    }
}
