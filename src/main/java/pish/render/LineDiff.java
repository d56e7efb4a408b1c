package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one output differs from another, line by line.
 *
 * @param changes in the order of the lines; none where both are the same
 * @param likeness how much both have in common, from 0 to 1, counted in lines; a line counts in part of which words stayed
 */
record LineDiff(List<Change> changes, double likeness) {
    /** Lines of which less stayed are shown as one that went and one that came. */
    private static final double SAME_LINE = 0.4;

    /**
     * A line that differs: one that went, one that came, or both where words of it did.
     *
     * @param number of the line in the first output, counted from 1; of one that came the number of the line before it
     */
    record Change(int number, Optional<String> went, Optional<String> came, Optional<WordDiff> words) {}

    /** Compares two outputs; empty where they differ too much to be compared, or where the effort is spent. */
    static Optional<LineDiff> of(List<String> before, List<String> after, Effort effort) {
        return Alignment.of(before, after, effort).map(partners -> new Builder(before, after, effort).build(partners));
    }

    private static final class Builder {
        private final List<String> before;
        private final List<String> after;
        private final Effort effort;
        private final List<Change> changes = new ArrayList<>();
        private double common;

        Builder(List<String> before, List<String> after, Effort effort) {
            this.before = before;
            this.after = after;
            this.effort = effort;
        }

        LineDiff build(int[] partners) {
            int wentFrom = 0;
            int cameFrom = 0;
            for (int i = 0; i < partners.length; i++) {
                if (partners[i] != Alignment.NONE) {
                    block(wentFrom, i, cameFrom, partners[i]);
                    common++;
                    wentFrom = i + 1;
                    cameFrom = partners[i] + 1;
                }
            }
            block(wentFrom, before.size(), cameFrom, after.size());
            int most = Math.max(before.size(), after.size());
            return new LineDiff(List.copyOf(changes), most == 0 ? 1 : common / most);
        }

        /** Tells lines that went in a row, and those in their place: in pairs as far as they are alike. */
        private void block(int wentFrom, int wentTo, int cameFrom, int cameTo) {
            int pairs = Math.min(wentTo - wentFrom, cameTo - cameFrom);
            for (int i = 0; i < pairs; i++) {
                pair(wentFrom + i, cameFrom + i);
            }
            for (int i = wentFrom + pairs; i < wentTo; i++) {
                changes.add(new Change(i + 1, Optional.of(before.get(i)), Optional.empty(), Optional.empty()));
            }
            for (int i = cameFrom + pairs; i < cameTo; i++) {
                changes.add(new Change(wentTo, Optional.empty(), Optional.of(after.get(i)), Optional.empty()));
            }
        }

        private void pair(int went, int came) {
            WordDiff words = WordDiff.of(before.get(went), after.get(came), effort);
            Optional<WordDiff> shown = Optional.of(words).filter(diff -> diff.likeness() >= SAME_LINE);
            common += shown.map(WordDiff::likeness).orElse(0.0);
            changes.add(new Change(went + 1, Optional.of(before.get(went)), Optional.of(after.get(came)), shown));
        }
    }
}
