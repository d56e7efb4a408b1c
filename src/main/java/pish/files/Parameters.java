package pish.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The lines that a {@link NodeScript} reads. */
final class Parameters {
    /** What {@code touch -t} takes; its years have four digits. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm.ss").withZone(ZoneOffset.UTC);

    private static final long YEAR_ZERO = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins with where to work.
     *
     * @param directory the shell's, or the empty string
     * @param remote a path on the node, see {@link ByteName}
     */
    Parameters(String directory, String remote) {
        text.append(ByteName.escaped(directory)).append('\n');
        text.append(ByteName.escaped(remote)).append('\n');
    }

    /** Adds a line of words that have no blanks. */
    Parameters line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i > 0 ? " " : "").append(words[i]);
        }
        text.append('\n');
        return this;
    }

    /** Returns permissions as chmod takes them. */
    static String mode(Entry entry) {
        return String.format("%04o", entry.mode());
    }

    /** Returns a time as {@code touch -t} takes it. */
    static String time(Entry entry) {
        return TIME.format(Instant.ofEpochSecond(Math.max(YEAR_ZERO, Math.min(YEAR_10000 - 1, entry.seconds()))));
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
