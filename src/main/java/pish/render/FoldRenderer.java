package pish.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.Fold;
import pish.exec.Gather;

/**
 * Shows each output once, when the command has ended on every node. On a terminal a line tells the progress meanwhile,
 * and what has ended is shown before the end once the rest is late; see {@link Stragglers}.
 */
public final class FoldRenderer implements Renderer {
    private final Gather gather;
    private final Sinks sinks;
    private final FoldPrinter printer;
    private final FoldForm form;
    private final BuiltinText text;
    private final Tally tally = new Tally();
    private final LiveRegion region;
    private final boolean interactive;
    private final Set<String> printed = new HashSet<>();
    private Stragglers stragglers = new Stragglers();

    /** Makes one that shows no progress, for scripts; see the other constructor. */
    public FoldRenderer(Gather gather, Sinks sinks) {
        this(gather, sinks, Screen.none());
    }

    /**
     * Makes a renderer.
     *
     * @param gather gathers the same events; to be told of each before this is
     * @param sinks where to print
     * @param screen the live region, on the same terminal as {@code sinks.out()}
     */
    public FoldRenderer(Gather gather, Sinks sinks, Screen screen) {
        this(gather, sinks, screen, new FoldPrinter(sinks));
    }

    /**
     * Makes a renderer.
     *
     * @param form how to show folds
     */
    public FoldRenderer(Gather gather, Sinks sinks, Screen screen, FoldForm form) {
        this.gather = gather;
        this.sinks = sinks;
        this.printer = new FoldPrinter(sinks);
        this.form = form;
        this.text = new BuiltinText(sinks);
        this.region = new LiveRegion(screen, sinks.out(), tally);
        this.interactive = screen.live();
    }

    @Override
    public void handle(Event event) {
        tally.handle(event);
        if (event instanceof Event.Output output) {
            region.output(output);
        } else if (event instanceof Event.Started started) {
            printed.clear();
            form.begin();
            stragglers = new Stragglers();
            region.begin(started.nodes());
        } else if (event instanceof Event.Progress work) {
            region.progress(work);
        } else if (event instanceof Event.Waiting waiting) {
            region.waiting(waiting.reason());
        } else if (event instanceof Event.Finished) {
            finish();
        } else if (event instanceof Event.Skipped) {
            region.clear();
            endIfComplete();
            text.handle(event);
        } else if (isText(event)) {
            region.clear();
            text.handle(event);
        } else {
            Ending.of(event).ifPresent(this::ended);
        }
    }

    @Override
    public void tick(long now) {
        if (interactive && tally.total() > 0 && !tally.complete() && stragglers.late(now, tally, gather.median())) {
            printSoFar();
        }
        region.tick(now);
        sinks.flush();
    }

    /** Prints at once the folds of the nodes that have ended and were not printed yet; those of the others follow. */
    public void printSoFar() {
        List<Fold> folds = gather.folds(node -> !printed.contains(node));
        if (!folds.isEmpty()) {
            region.clear();
            folds.forEach(fold -> fold.nodes().forEach(printed::add));
            region.told(printed);
            form.print(folds);
        }
    }

    /** Leaves the folds that were held back to a pager; returns how many lines all are, or 0 where none was held back. */
    public long takeLong() {
        return form.take();
    }

    private static boolean isText(Event event) {
        return event instanceof Event.Text
                || event instanceof Event.Message
                || event instanceof Event.Row
                || event instanceof Event.JobChanged;
    }

    /** Prints what nodes have printed on which the command has not ended: all of it follows when it has. */
    public void printRunning() {
        region.clear();
        printer.printSoFar(gather.soFar());
    }

    private void ended(Ending ending) {
        region.ended(ending);
        endIfComplete();
    }

    private boolean endIfComplete() {
        if (tally.complete()) {
            region.end();
            printSoFar();
        }
        return tally.complete();
    }

    private void finish() {
        region.end();
        printSoFar();
        form.end();
        text.end();
        tally.clear();
        sinks.flush();
    }
}
