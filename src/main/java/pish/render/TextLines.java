package pish.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Spool;

/** Reads an output as lines to be compared; one that is long is not read, so that comparing stays bounded. */
final class TextLines {
    /** Longer outputs are not compared: 1 MiB. */
    static final int MOST_BYTES = 1 << 20;
    /** Nor are those of more lines. */
    static final int MOST_LINES = 20_000;
    /** What a last line has that does not end. */
    static final String UNENDED = " (no newline at the end)";

    private TextLines() {}

    /** Returns the lines without their newlines, each byte as the character of its number; empty where there is too much. */
    static Optional<List<String>> of(Spool spool) {
        if (spool.length() > MOST_BYTES) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(text(spool).split("\n", MOST_LINES + 2)));
        String rest = lines.remove(lines.size() - 1);
        if (!rest.isEmpty()) {
            lines.add(rest + UNENDED);
        }
        return Optional.of(lines).filter(all -> all.size() <= MOST_LINES);
    }

    private static String text(Spool spool) {
        try (InputStream in = spool.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "pish: cannot read back the output: " + e.getMessage();
        }
    }
}
