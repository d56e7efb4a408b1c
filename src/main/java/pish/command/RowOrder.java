package pish.command;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Orders rows by a column: durations by length, all else as {@link NaturalOrder} has it, and last those of which it is not
 * known or is nothing.
 */
record RowOrder(String column) implements Comparator<Map<String, ?>> {
    @Override
    public int compare(Map<String, ?> one, Map<String, ?> other) {
        if (one.get(column) instanceof Duration left && other.get(column) instanceof Duration right) {
            return left.compareTo(right);
        }
        String left = text(one.get(column));
        String right = text(other.get(column));
        return left.isEmpty() || right.isEmpty()
                ? Boolean.compare(left.isEmpty(), right.isEmpty())
                : NaturalOrder.INSTANCE.compare(left, right);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value == null ? "" : value.toString();
    }
}
