package pish.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value of a table, as {@link pish.exec.Event.Row} has them: text, a number, a duration, several texts, or null where
 * nothing is known.
 */
record Cell(Object value) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?%?");
    private static final int MICROS = 6;

    /** Returns it in a person's words, on one line. */
    String text() {
        if (value == null) {
            return "";
        } else if (value instanceof Duration duration) {
            return text(duration);
        } else if (value instanceof Collection<?> several) {
            return SafeText.line(several.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return SafeText.line(String.valueOf(value));
    }

    /** Returns whether it belongs below the right end of others like it; nothing fits anywhere. */
    boolean isNumber() {
        String text = text();
        return text.isEmpty()
                || value instanceof Duration
                || NUMBER.matcher(text).matches();
    }

    /** Returns a duration with its two largest units, one that is under a second with three digits. */
    private static String text(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 999.5) {
            String format = millis < 9.995 ? "%.2f ms" : millis < 99.95 ? "%.1f ms" : "%.0f ms";
            return String.format(Locale.ROOT, format, millis);
        }
        long seconds = Math.round(millis / 1000);
        if (seconds < 60) {
            return seconds + " s";
        } else if (seconds < 3600) {
            return String.format("%dm%02ds", seconds / 60, seconds % 60);
        }
        long minutes = seconds / 60;
        return minutes < 24 * 60
                ? String.format("%dh%02dm", minutes / 60, minutes % 60)
                : String.format("%dd%02dh", minutes / 60 / 24, minutes / 60 % 24);
    }

    /** Writes it as a JSON value; a duration in seconds. */
    void write(JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Duration duration) {
            generator.writeNumber(BigDecimal.valueOf(duration.toNanos(), 9).setScale(MICROS, RoundingMode.HALF_UP));
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else if (value instanceof Collection<?> several) {
            generator.writeStartArray();
            for (Object one : several) {
                JsonLines.text(generator, String.valueOf(one));
            }
            generator.writeEndArray();
        } else {
            JsonLines.text(generator, String.valueOf(value));
        }
    }
}
