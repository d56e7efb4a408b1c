package pish.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.Fold;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What a line came to, as a recording keeps it in comments after the line. */
public final class LineResult {
    /** Of so many folds the first lines are kept too; all others only as far as telling them apart takes. */
    private static final int FOLDS_WITH_LINES = 16;

    /** What begins the comments about a line that is left out, whose result is no other line's. */
    static final String LEFT_OUT = "# left out, since it ";

    private static final Pattern STATUS = Pattern.compile("# status ([0-9]{1,3}), .*");

    private final ExitStatus status;
    private final String first;
    private final End end;
    private final List<RecordedFold> folds;

    private LineResult(ExitStatus status, String first, End end, List<RecordedFold> folds) {
        this.status = status;
        this.first = first;
        this.end = end;
        this.folds = List.copyOf(folds);
    }

    /** How a line came to its end. */
    public enum End {
        /** By itself. */
        OWN,
        /** By Ctrl-C. */
        INTERRUPTED,
        /** It goes on in the background. */
        IN_BACKGROUND
    }

    /** Puts a line's result together, from what its commands bring one after the other. */
    public static final class Builder {
        private final List<RecordedFold> folds = new ArrayList<>();

        /** Begins with no command. */
        public Builder() {}

        /** Adds what a command came to; reads the outputs. */
        public void add(List<Fold> more) {
            more.forEach(fold -> folds.add(RecordedFold.of(fold)));
        }

        /**
         * Returns the result.
         *
         * @param failed the nodes on which something went wrong
         */
        public LineResult build(ExitStatus status, Duration elapsed, NodeSet failed, End end) {
            String seconds = String.format(Locale.ROOT, "%.2f", elapsed.toMillis() / 1000.0);
            String first = "# status " + status.code() + ", " + seconds + " s"
                    + (failed.isEmpty() ? "" : ", failed: " + failed);
            return new LineResult(status, first, end, folds);
        }
    }

    /** Reads a result from the comments that follow a line; empty where they tell none. */
    public static Optional<LineResult> read(List<String> following) {
        List<String> comments = following.stream()
                .takeWhile(comment -> !comment.startsWith(LEFT_OUT))
                .toList();
        return comments.stream()
                .map(STATUS::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(matcher -> new LineResult(
                        new ExitStatus(Integer.parseInt(matcher.group(1))),
                        matcher.group(),
                        End.OWN,
                        RecordedFold.read(comments)));
    }

    /** Returns the result as comments. */
    List<String> comments() {
        List<String> comments = new ArrayList<>(List.of(first));
        for (int i = 0; i < folds.size(); i++) {
            comments.addAll(folds.get(i).comments(i < FOLDS_WITH_LINES));
        }
        return comments;
    }

    ExitStatus status() {
        return status;
    }

    End end() {
        return end;
    }

    List<RecordedFold> folds() {
        return folds;
    }

    /**
     * Returns in what another result of the same line is different; nothing where it is not. What a recording says nothing
     * of is not compared: times, reasons, and outputs whose comments somebody has taken out.
     *
     * @param now the other one
     * @param statusesOnly whether outputs may be different
     * @return lines of text
     */
    public List<String> differences(LineResult now, boolean statusesOnly) {
        return new Differences(this, now, statusesOnly).lines();
    }
}
