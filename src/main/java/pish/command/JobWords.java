package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.BackgroundJob;
import pish.exec.Event;

/** Jobs as arguments of built-ins: {@code %2}, or {@code 2}; {@code %%} is the current one. */
final class JobWords {
    private JobWords() {}

    /**
     * Returns the jobs that words mean.
     *
     * @throws pish.syntax.SyntaxError if there is no such job
     */
    static List<BackgroundJob> of(Context context, Invocation invocation, List<String> words) {
        List<BackgroundJob> jobs = new ArrayList<>();
        for (String word : words) {
            jobs.add(find(context, word)
                    .orElseThrow(() -> invocation.fault(word, "no job " + word, "jobs lists those there are")));
        }
        return jobs;
    }

    private static Optional<BackgroundJob> find(Context context, String word) {
        if (word.equals("%%") || word.equals("%+")) {
            return context.jobs().table().current();
        }
        return word.matches("%?[0-9]{1,6}")
                ? context.jobs().table().get(Integer.parseInt(word.replace("%", "")))
                : Optional.empty();
    }

    /** Returns the job that is meant where none is named; says so where there is none. */
    static Optional<BackgroundJob> current(Context context) {
        Optional<BackgroundJob> current = context.jobs().table().current();
        if (current.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.ERROR, "no jobs"));
        }
        return current;
    }

    /** Returns what could be typed. */
    static List<String> complete(Context context) {
        return context.jobs().table().all().stream()
                .map(job -> "%" + job.number())
                .toList();
    }
}
