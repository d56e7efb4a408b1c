package pish.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import pish.exec.BroadcastOptions;
import pish.exec.BroadcastOptions.Batches;
import pish.syntax.SyntaxError;

/** The words before {@code TARGET: COMMAND} that say how it runs: {@code timeout DURATION}, {@code batch N [wait DURATION]}. */
final class RunWords {
    private static final List<String> NAMES = List.of("timeout", "batch");

    private final Invocation invocation;
    private final Queue<String> words;
    private final int maxFailures;
    private UnaryOperator<BroadcastOptions> options = UnaryOperator.identity();

    private RunWords(Invocation invocation, List<String> words, int maxFailures) {
        this.invocation = invocation;
        this.words = new ArrayDeque<>(words);
        this.maxFailures = maxFailures;
    }

    /**
     * Reads them.
     *
     * @param words as they were typed, without the options
     * @param maxFailures how many nodes of a batch may fail
     * @throws SyntaxError if they are none
     */
    static UnaryOperator<BroadcastOptions> read(Invocation invocation, List<String> words, int maxFailures) {
        RunWords reader = new RunWords(invocation, words, maxFailures);
        while (!reader.words.isEmpty()) {
            reader.next();
        }
        return reader.options;
    }

    private void next() {
        String word = words.remove();
        UnaryOperator<BroadcastOptions> before = options;
        if (word.equals("timeout")) {
            Duration timeout = duration("timeout");
            options = all -> before.apply(all).withTimeout(timeout);
        } else if (word.equals("batch")) {
            Batches batches = batches();
            options = all -> before.apply(all).withBatches(batches);
        } else {
            String hint = word.endsWith(":")
                    ? "a command follows the target"
                    : "it takes " + String.join(", ", NAMES) + " and TARGET: COMMAND";
            throw invocation.fault(word, "not understood: " + word, hint);
        }
    }

    private Batches batches() {
        String size = word("batch", "a number of nodes", "batch 2 TARGET: COMMAND");
        if (!size.matches("[1-9][0-9]{0,5}")) {
            throw invocation.fault(size, "not a number of nodes: " + size, "batch 2 TARGET: COMMAND");
        }
        boolean pauses = "wait".equals(words.peek());
        if (pauses) {
            words.remove();
        }
        Duration pause = pauses ? duration("wait") : Duration.ZERO;
        return new Batches(Integer.parseInt(size), pause, maxFailures);
    }

    private Duration duration(String after) {
        String text = word(after, "a duration", Setting.DurationText.WANTED);
        Optional<Duration> duration = Setting.DurationText.parse(text);
        return duration.orElseThrow(
                () -> invocation.fault(text, "not a duration: " + text, Setting.DurationText.WANTED));
    }

    private String word(String after, String what, String hint) {
        if (words.isEmpty()) {
            throw invocation.fault(after, what + " is missing after " + after, hint);
        }
        return words.remove();
    }
}
