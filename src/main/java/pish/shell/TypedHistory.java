package pish.shell;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.History;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines typed so far, in this run and those before. What the editor reads is kept only once pish knows that it is a line. */
final class TypedHistory extends DefaultHistory {
    private final HistoryFile file;
    private String failure;
    private boolean told;

    TypedHistory(HistoryFile file) {
        this.file = file;
    }

    /** Reads the lines of earlier runs. */
    @Override
    public void load() {
        try {
            file.load().forEach(line -> internalAdd(Instant.EPOCH, line));
        } catch (IOException e) {
            failure = "the history cannot be kept: " + e.getMessage();
        }
    }

    /** Keeps nothing: the editor offers everything that is typed, answers and pastes too. */
    @Override
    public void add(Instant time, String line) {}

    /** Keeps a line, unless it begins with a blank or is the one before once more. */
    void keep(String line) {
        if (line.isBlank() || line.startsWith(" ") || line.startsWith("\t") || line.equals(newest())) {
            return;
        }
        internalAdd(Instant.now(), line);
        try {
            file.add(line);
        } catch (IOException e) {
            failure = "the history cannot be kept: " + e.getMessage();
        }
        moveToEnd();
    }

    private String newest() {
        return isEmpty() ? "" : get(last());
    }

    /** Returns the lines, the oldest first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : this) {
            lines.add(entry.line());
        }
        return lines;
    }

    /** Returns, once, why lines are not kept for later runs, if that is so. */
    Optional<String> takeProblem() {
        Optional<String> problem = told || failure == null ? Optional.empty() : Optional.of(failure);
        told |= problem.isPresent();
        return problem;
    }
}
