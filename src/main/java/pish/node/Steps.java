package pish.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes indices with steps, {@code 1-9/2}, where enough of them lie equally far apart. Ranges never overlap. What goes
 * together is decided from left to right as ClusterShell does with {@code --autostep}, so that both print the same.
 */
final class Steps {
    private final int least;
    private final List<String> written = new ArrayList<>();
    /** Indices that are equally far apart, so far. */
    private List<Index> pending = new ArrayList<>();
    /** The index whose padding what follows must go with: the first, and of single ones the first of all. */
    private Index padding;
    /** The distance that the next index must have; null where any will do. */
    private BigInteger step;

    private Steps(int least) {
        this.least = least;
    }

    private record Index(BigInteger value, Run run) {
        /** Returns whether both may stand in one range: padding is of one width and does not begin in the middle. */
        boolean maySpan(Index next) {
            boolean padded = padded();
            return padded ? run.width() == next.run.width() : !next.padded();
        }

        private boolean padded() {
            return run.width() > 1 && text().charAt(0) == '0';
        }

        String text() {
            return run.text(value);
        }
    }

    /**
     * Returns a set as it stands between brackets.
     *
     * @param least how many indices make a range with a step, 2 or more
     */
    static String text(RangeSet set, int least) {
        var steps = new Steps(least);
        for (var run : set.runs()) {
            for (var value = run.from(); value.compareTo(run.to()) <= 0; value = value.add(BigInteger.ONE)) {
                steps.add(new Index(value, run));
            }
        }
        steps.end();
        return String.join(",", steps.written);
    }

    private void add(Index next) {
        if (pending.isEmpty()) {
            begin(next);
            return;
        }
        var last = pending.get(pending.size() - 1);
        var distance = next.value().subtract(last.value());
        if (!padding.maySpan(next)) {
            end();
            begin(next);
            step = null;
        } else if (step == null || step.equals(distance)) {
            pending.add(next);
            step = distance;
        } else {
            breakOff(last, next);
            step = distance;
        }
    }

    private void begin(Index next) {
        pending.add(next);
        padding = next;
    }

    /** Writes what cannot go on; where that is no range, its last index may begin the next one. */
    private void breakOff(Index last, Index next) {
        if (isRange()) {
            end();
            begin(next);
            return;
        }
        pending.remove(pending.size() - 1);
        end();
        pending.add(last);
        pending.add(next);
    }

    private boolean isRange() {
        return BigInteger.ONE.equals(step) || pending.size() >= least;
    }

    private void end() {
        if (pending.size() > 1 && isRange()) {
            var range = pending.get(0).text() + "-"
                    + pending.get(pending.size() - 1).text();
            written.add(BigInteger.ONE.equals(step) ? range : range + "/" + step);
        } else {
            pending.forEach(index -> written.add(index.text()));
        }
        pending = new ArrayList<>();
    }
}
