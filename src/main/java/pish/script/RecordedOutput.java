package pish.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import pish.exec.Spool;

/**
 * What a recording keeps of an output: enough to tell it from another one, and its beginning for people.
 *
 * @param bytes how many there were
 * @param hash the first 64 bits of their SHA-256, in hexadecimal; empty where there is no byte
 * @param lines the first lines, at most {@link #LINES}, each on one line and cut short
 */
record RecordedOutput(long bytes, String hash, List<String> lines) {
    /** How many lines are kept for people. */
    static final int LINES = 3;

    private static final int LONGEST_LINE = 100;
    private static final int LOOKED_AT = 4 * LINES * LONGEST_LINE;
    private static final int HASH_BYTES = 8;

    static final RecordedOutput NONE = new RecordedOutput(0, "", List.of());

    RecordedOutput {
        lines = List.copyOf(lines);
    }

    static RecordedOutput of(Spool spool) {
        if (spool.isEmpty()) {
            return NONE;
        }
        String hash = HexFormat.of().formatHex(spool.sha256(), 0, HASH_BYTES);
        return new RecordedOutput(spool.length(), hash, lines(spool));
    }

    private static List<String> lines(Spool spool) {
        try (InputStream in = spool.open()) {
            String beginning = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            return Stream.of(beginning.split("\n"))
                    .limit(LINES)
                    .map(line -> OneLine.of(line, LONGEST_LINE))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what a node printed: " + e.getMessage(), e);
        }
    }

    /** Returns whether both are the same bytes. */
    boolean same(RecordedOutput other) {
        return bytes == other.bytes && hash.equals(other.hash);
    }
}
