package pish.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.Fold;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * A fold as it stands in a recording: {@code # fold pi[01-03]: status 0, 212 bytes 5a0c3fd1e2b45a0c}, and after it the first
 * lines of what these nodes printed, {@code #   | TEXT} for standard output and {@code #   ! TEXT} for standard error.
 *
 * @param nodes at least one
 * @param status their exit status
 * @param reason what went wrong where that was not the command itself, in one clause; else empty
 */
record RecordedFold(NodeSet nodes, int status, String reason, RecordedOutput stdout, RecordedOutput stderr) {
    private static final Pattern HEAD = Pattern.compile("# fold (\\S+): status ([0-9]{1,3})"
            + "(?:, ([0-9]{1,18}) bytes ([0-9a-f]{16}))?(?:, errors ([0-9]{1,18}) bytes ([0-9a-f]{16}))?(?:, (.*))?");
    private static final String OUT = "#   | ";
    private static final String ERR = "#   ! ";

    static RecordedFold of(Fold fold) {
        return new RecordedFold(
                fold.nodes(),
                fold.status().code(),
                fold.reason().map(OneLine::of).orElse(""),
                RecordedOutput.of(fold.stdout()),
                RecordedOutput.of(fold.stderr()));
    }

    /**
     * Returns it as comments.
     *
     * @param lines whether with the first lines of the outputs
     */
    List<String> comments(boolean lines) {
        List<String> comments = new ArrayList<>();
        comments.add("# fold " + nodes + ": status " + status
                + (stdout.bytes() == 0 ? "" : ", " + stdout.bytes() + " bytes " + stdout.hash())
                + (stderr.bytes() == 0 ? "" : ", errors " + stderr.bytes() + " bytes " + stderr.hash())
                + (reason.isEmpty() ? "" : ", " + reason));
        if (lines) {
            stdout.lines().forEach(line -> comments.add(OUT + line));
            stderr.lines().forEach(line -> comments.add(ERR + line));
        }
        return comments;
    }

    /** Reads those among comments. Anything else is passed over: people write comments too. */
    static List<RecordedFold> read(List<String> comments) {
        List<RecordedFold> folds = new ArrayList<>();
        for (int i = 0; i < comments.size(); i++) {
            Matcher head = HEAD.matcher(comments.get(i));
            if (head.matches()) {
                List<String> rest = comments.subList(i + 1, comments.size());
                read(head, rest).ifPresent(folds::add);
            }
        }
        return folds;
    }

    private static Optional<RecordedFold> read(Matcher head, List<String> rest) {
        try {
            return Optional.of(new RecordedFold(
                    NodeSet.parse(head.group(1)),
                    Integer.parseInt(head.group(2)),
                    head.group(7) == null ? "" : head.group(7),
                    output(head.group(3), head.group(4), rest, OUT),
                    output(head.group(5), head.group(6), rest, ERR)));
        } catch (SyntaxError e) {
            // a comment that somebody has changed
            return Optional.empty();
        }
    }

    private static RecordedOutput output(String bytes, String hash, List<String> rest, String mark) {
        if (bytes == null) {
            return RecordedOutput.NONE;
        }
        List<String> lines = rest.stream()
                .takeWhile(line -> line.startsWith(OUT) || line.startsWith(ERR))
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
        return new RecordedOutput(Long.parseLong(bytes), hash, lines);
    }
}
