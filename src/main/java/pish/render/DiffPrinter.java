package pish.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.Fold;

/**
 * Prints folds by how they differ: the largest whole, and of each that is nearly the same only the lines that differ, under
 * a header that says from which node's. {@code 3 ~ kernel [-6.1-]{+6.2+}} is line 3 with other words, marked as wdiff(1)
 * marks them, {@code 3 - text} a line that is not there, {@code 3 + text} one that comes after line 3. A fold that is like
 * none before it is printed whole, and later ones are compared with it too.
 */
public final class DiffPrinter implements FoldForm {
    /** With so many different outputs each further one is compared. */
    private static final int MOST_BASES = 8;
    /** Less in common than this, and the whole output is easier to read than the differences. */
    private static final double ALIKE = 0.5;
    /** For all comparisons of one command: about a second. */
    private static final long EFFORT = 200_000_000L;

    private final Sinks sinks;
    private final FoldPrinter whole;
    private final ChangePrinter changes;
    private final List<ComparedFold> bases = new ArrayList<>();
    private Effort effort = new Effort(EFFORT);
    private boolean told;

    /** Makes a printer. */
    public DiffPrinter(Sinks sinks) {
        this.sinks = sinks;
        this.whole = new FoldPrinter(sinks);
        this.changes = new ChangePrinter(sinks);
    }

    @Override
    public void begin() {
        bases.clear();
        effort = new Effort(EFFORT);
        told = false;
    }

    @Override
    public void print(List<Fold> folds) {
        folds.forEach(this::print);
        sinks.flush();
    }

    private void print(Fold fold) {
        Optional<ComparedFold> read = fold.silent() ? Optional.empty() : ComparedFold.of(fold);
        Optional<FoldDiff> nearest = read.flatMap(this::nearest);
        if (nearest.isPresent()) {
            changes.print(nearest.get());
            return;
        }
        whole.print(List.of(fold));
        if (read.isPresent() && bases.size() < MOST_BASES) {
            bases.add(read.get());
        } else if (read.isEmpty() && !fold.silent()) {
            tellTooLong();
        }
    }

    private Optional<FoldDiff> nearest(ComparedFold fold) {
        return bases.stream()
                .flatMap(base -> base.diff(fold, effort).stream())
                .filter(diff -> diff.likeness() >= ALIKE)
                .max(Comparator.comparingDouble(FoldDiff::likeness));
    }

    private void tellTooLong() {
        if (!told) {
            told = true;
            String text = "outputs of over " + ByteCount.text(TextLines.MOST_BYTES) + " or " + TextLines.MOST_LINES
                    + " lines are not compared: they are shown whole";
            BuiltinText.print(new Event.Message(Event.Severity.INFO, text), sinks.err());
        }
    }
}
