package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pish.exec.Fold;

/**
 * Folds as lines for a terminal, of however long a result as many as anybody looks at.
 *
 * @param lines safe to show, with colours, and without tabs
 * @param more how many lines there are beyond these
 */
public record FoldLines(List<String> lines, long more) {
    /** Those of no folds. */
    static final FoldLines NONE = new FoldLines(List.of(), 0);

    private static final int MOST = 5000;
    private static final int LONGEST = 4096;

    /**
     * Brings folds into a form.
     *
     * @param form makes what prints them
     */
    public static FoldLines of(List<Fold> folds, Function<Sinks, FoldForm> form, Palette palette) {
        List<String> lines = new ArrayList<>();
        long[] count = new long[1];
        LineSplitter splitter = new LineSplitter(LONGEST, line -> {
            if (lines.size() < MOST && line.begins()) {
                line.lend((source, offset, length) -> lines.add(Columns.untabbed(
                        new String(source, offset, length, StandardCharsets.UTF_8).replace("\r", ""))));
            }
            count[0] += line.begins() ? 1 : 0;
        });
        Sink sink = new Sink(splitter, true, palette);
        FoldForm printer = form.apply(new Sinks(sink, sink));
        printer.begin();
        printer.print(folds);
        sink.freshLine();
        sink.flush();
        return new FoldLines(List.copyOf(lines), count[0] - lines.size());
    }
}
