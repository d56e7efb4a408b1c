package pish.render;

import java.util.function.Predicate;
import pish.exec.Event;
import pish.exec.Fold;
import pish.exec.Gather;

/**
 * Shows only trouble: nothing for nodes that ended 0, and the folds of all others, with both outputs, on standard error,
 * so that cron mails only that. Built-ins say what they say.
 */
public final class QuietRenderer implements Renderer {
    private final Gather gather;
    private final Sinks sinks;
    private final BuiltinText text;
    private final Tally tally = new Tally();

    /**
     * Makes a renderer.
     *
     * @param gather gathers the same events; to be told of each before this is
     * @param sinks where to print
     */
    public QuietRenderer(Gather gather, Sinks sinks) {
        this.gather = gather;
        this.sinks = sinks;
        this.text = new BuiltinText(sinks);
    }

    @Override
    public void handle(Event event) {
        boolean before = tally.complete();
        tally.handle(event);
        text.handle(event);
        if (tally.complete() && !before) {
            printFailures();
        }
        if (event instanceof Event.Finished) {
            if (tally.total() > 0 && !tally.complete()) {
                printFailures();
            }
            tally.clear();
            sinks.flush();
        }
    }

    @Override
    public void tick(long now) {
        sinks.flush();
    }

    private void printFailures() {
        new FoldPrinter(new Sinks(sinks.err(), sinks.err()))
                .print(gather.folds().stream().filter(Predicate.not(Fold::ok)).toList());
    }
}
