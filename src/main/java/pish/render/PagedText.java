package pish.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Spool;

/**
 * Text in a spool, by its lines. Of however long a text only some lines are in memory, and for each block of lines the place
 * where it begins. A line of over 64 KiB counts as several.
 */
public final class PagedText {
    private static final int BLOCK_LINES = 8192;
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int LONGEST = 64 << 10;

    /** Where a block begins. */
    private record Start(long offset, long line) {}

    /** The lines of a block, and where the next begins. */
    private record Block(Start start, List<String> lines, Start next) {}

    private final Spool spool;
    private final List<Start> starts = new ArrayList<>(List.of(new Start(0, 0)));
    private Block current = new Block(new Start(0, 0), List.of(), new Start(0, 0));

    /** Shows the text of a spool, in UTF-8, to which nothing is added any more. */
    public PagedText(Spool spool) {
        this.spool = spool;
    }

    /**
     * Returns a line without its newline.
     *
     * @param number counted from 0
     * @return empty after the last line
     * @throws IOException if the spool cannot be read
     */
    public Optional<String> line(long number) throws IOException {
        while (starts.get(starts.size() - 1).line() <= number && !isWhole()) {
            load(starts.get(starts.size() - 1));
        }
        if (number < current.start().line() || number >= current.next().line()) {
            int low = 0;
            for (int high = starts.size(); high - low > 1; ) {
                int middle = (low + high) >>> 1;
                low = starts.get(middle).line() <= number ? middle : low;
                high = low == middle ? high : middle;
            }
            load(starts.get(low));
        }
        long index = number - current.start().line();
        return index < current.lines().size() ? Optional.of(current.lines().get((int) index)) : Optional.empty();
    }

    /** Returns how many lines there are; reads to the end. */
    public long count() throws IOException {
        while (!isWhole()) {
            load(starts.get(starts.size() - 1));
        }
        return starts.get(starts.size() - 1).line();
    }

    private boolean isWhole() {
        return starts.get(starts.size() - 1).offset() >= spool.length();
    }

    private void load(Start start) throws IOException {
        List<String> lines = new ArrayList<>();
        long[] taken = new long[1];
        LineSplitter splitter = new LineSplitter(
                LONGEST,
                line -> line.lend((source, offset, count) -> {
                    if (lines.size() < BLOCK_LINES) {
                        lines.add(new String(source, offset, count, StandardCharsets.UTF_8));
                        taken[0] += count + (line.ends() ? 1 : 0);
                    }
                }));
        try (InputStream in = spool.open()) {
            in.skip(start.offset());
            byte[] bytes = in.readNBytes(BLOCK_BYTES);
            splitter.write(bytes, 0, bytes.length);
            if (start.offset() + bytes.length >= spool.length()) {
                splitter.end();
            }
        }
        Start next = new Start(start.offset() + taken[0], start.line() + lines.size());
        current = new Block(start, lines, next);
        if (next.line() > starts.get(starts.size() - 1).line()) {
            starts.add(next);
        }
    }
}
