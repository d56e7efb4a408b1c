package pish.render;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last values of something, each as one of eight bars. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final int length;
    private final Deque<Double> values = new ArrayDeque<>();

    /** Keeps so many values. */
    Sparkline(int length) {
        this.length = length;
    }

    void add(double value) {
        values.addLast(value);
        if (values.size() > length) {
            values.removeFirst();
        }
    }

    /**
     * Returns them, the newest last and on the right.
     *
     * @param full what fills a bar; where a value is larger, that does
     */
    String text(double full) {
        double most =
                Math.max(full, values.stream().mapToDouble(value -> value).max().orElse(0));
        StringBuilder text = new StringBuilder(" ".repeat(length - values.size()));
        for (double value : values) {
            int bar = (int) Math.round(Math.max(0, value) / most * (BARS.length() - 1));
            text.append(BARS.charAt(Math.min(BARS.length() - 1, bar)));
        }
        return text.toString();
    }
}
