package pish.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers to what completion asks of nodes and of other programs, remembered. One that takes longer than a keystroke may
 * wait is there the next time; a question that fails is asked again then.
 */
final class Answers {
    private static final long PATIENCE_MILLIS = 150;
    private static final int REMEMBERED = 50;

    private final Map<String, CompletableFuture<List<String>>> answers = new LinkedHashMap<>();

    /**
     * Returns the answer, or nothing where it is not there yet.
     *
     * @param key what the question is known by
     * @param question asked on a thread of its own
     */
    List<String> ask(String key, Callable<List<String>> question) {
        try {
            return asked(key, question).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            forget(key);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Forgets the answers to all questions whose keys begin so. */
    synchronized void forget(String beginning) {
        answers.keySet().removeIf(key -> key.startsWith(beginning));
    }

    private synchronized CompletableFuture<List<String>> asked(String key, Callable<List<String>> question) {
        CompletableFuture<List<String>> known = answers.get(key);
        if (known != null) {
            return known;
        }
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        answers.put(key, answer);
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
        Thread asker = new Thread(() -> answer(question, answer), "pish-complete");
        asker.setDaemon(true);
        asker.start();
        return answer;
    }

    private static void answer(Callable<List<String>> question, CompletableFuture<List<String>> answer) {
        try {
            answer.complete(question.call());
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }

    /** Returns whether a name can be shown and typed: it has nothing in it that would do anything to a terminal. */
    static boolean isHarmless(String name) {
        return name.codePoints().noneMatch(Answers::isHarmful);
    }

    private static boolean isHarmful(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || c == '\ufffd';
    }
}
