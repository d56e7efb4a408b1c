package pish.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Report;

/**
 * What a node has told of itself by {@link SurveyScript}: lines of a word that says what about, and the rest. It may tell
 * anything.
 */
public final class NodeFacts {
    /** More lines about one thing no node has to tell: one about each of so many nodes. */
    private static final int MOST = 4096;

    private final Map<String, List<String>> lines = new HashMap<>();
    private final Instant sent;
    private final Instant answered;

    private NodeFacts(String answer, Instant sent, Instant answered) {
        this.sent = sent;
        this.answered = answered;
        answer.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            String word = blank < 0 ? line : line.substring(0, blank);
            List<String> of = lines.computeIfAbsent(word, key -> new ArrayList<>());
            if (of.size() < MOST) {
                of.add(blank < 0 ? "" : line.substring(blank + 1).strip());
            }
        });
    }

    /** Reads what a node has answered. */
    public static NodeFacts of(Report report) {
        return of(report.text(), report.sent(), report.answered());
    }

    /** Reads what this machine has told of itself, by its own clock. */
    public static NodeFacts here(String answer) {
        Instant now = Instant.now();
        return of(answer, now, now);
    }

    /**
     * Reads an answer.
     *
     * @param sent when it was asked, by this machine's clock
     * @param answered when the first of the answer came
     */
    static NodeFacts of(String answer, Instant sent, Instant answered) {
        return new NodeFacts(answer, sent, answered);
    }

    /** Returns what it said of something first, empty where it said nothing. */
    public Optional<String> one(String about) {
        return all(about).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /** Returns all that it said of something, a line each. */
    List<String> all(String about) {
        return lines.getOrDefault(about, List.of());
    }

    /** Returns whether it said a word at all. */
    public boolean has(String about) {
        return lines.containsKey(about);
    }

    Instant sent() {
        return sent;
    }

    Instant answered() {
        return answered;
    }
}
