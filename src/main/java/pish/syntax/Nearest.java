package pish.syntax;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a word may have meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the candidate that takes the fewest edits to become the word: one edit inserts, deletes or replaces a
     * character or swaps two neighbours (optimal string alignment distance). Case counts for nothing. At most one edit for
     * every three characters of the longer of both is taken for a slip, and at least one.
     *
     * @param word what was typed
     * @param candidates what there is; of equally near ones the first wins
     * @return the nearest, or empty where none is near
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        var typed = word.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (var candidate : candidates) {
            int longer = Math.max(word.length(), candidate.length());
            // two words of one letter have nothing in common
            int slips = Math.min(longer - 1, Math.max(1, longer / 3));
            int allowed = Math.min(least - 1, slips);
            if (Math.abs(word.length() - candidate.length()) <= allowed) {
                int distance = distance(typed, candidate.toLowerCase(Locale.ROOT));
                if (distance <= allowed) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = last[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(last[column], current[column - 1]));
                if (swapped(from, row, to, column)) {
                    current[column] = Math.min(current[column], 1 + beforeLast[column - 2]);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, int row, String to, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
