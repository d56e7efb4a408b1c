package pish.render;

import java.util.Locale;

/** Numbers of bytes as people read them, in powers of 1000: {@code 0 B}, {@code 999 B}, {@code 1.5 kB}, {@code 20 MB}. */
public final class ByteCount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final int STEP = 1000;
    private static final double ONE_DIGIT = 9.95;

    private ByteCount() {}

    /**
     * Returns a number with its unit.
     *
     * @param bytes 0 or more
     */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        String format = unit > 0 && value < ONE_DIGIT ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }
}
