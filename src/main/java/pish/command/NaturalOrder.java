package pish.command;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares texts as people do: numbers in them by their value, so that 10.0.0.9 comes before 10.0.0.10. */
enum NaturalOrder implements Comparator<String> {
    /** The order. */
    INSTANCE;

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        var left = PART.matcher(one).results().map(MatchResult::group).iterator();
        var right = PART.matcher(other).results().map(MatchResult::group).iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = compareParts(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        int rest = Boolean.compare(left.hasNext(), right.hasNext());
        // 1 and 01 are equal numbers, and two texts
        return rest == 0 ? one.compareTo(other) : rest;
    }

    private static int compareParts(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
