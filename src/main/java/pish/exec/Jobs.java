package pish.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs there are: those that run in the background, and those that ended there and were not shown yet. */
public final class Jobs {
    private final List<BackgroundJob> jobs = new ArrayList<>();

    /** Adds one and gives it the number after the largest there is, as bash does. */
    public synchronized void add(BackgroundJob job) {
        if (!jobs.contains(job)) {
            job.number(jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number() + 1);
            jobs.add(job);
        }
    }

    /** Forgets one, which has been shown or is in the foreground. */
    public synchronized void remove(BackgroundJob job) {
        jobs.remove(job);
    }

    /** Returns all, by their numbers. */
    public synchronized List<BackgroundJob> all() {
        return List.copyOf(jobs);
    }

    private List<Job> attached() {
        return all().stream().filter(Job.class::isInstance).map(Job.class::cast).toList();
    }

    /** Returns those that run, and would not without pish. */
    public List<Job> running() {
        return attached().stream().filter(job -> !job.hasEnded()).toList();
    }

    /** Returns those that have ended, and would not have run without pish. */
    public List<Job> ended() {
        return attached().stream().filter(Job::hasEnded).toList();
    }

    /** Returns all but the detached ones. */
    public List<BackgroundJob> ours() {
        return List.copyOf(attached());
    }

    /** Returns the one that a command without a number means: the newest that runs, else the newest. */
    public Optional<BackgroundJob> current() {
        List<BackgroundJob> all = all();
        List<BackgroundJob> running =
                all.stream().filter(job -> !job.hasEnded()).toList();
        List<BackgroundJob> from = running.isEmpty() ? all : running;
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(from.size() - 1));
    }

    /** Finds one by its number. */
    public Optional<BackgroundJob> get(int number) {
        return all().stream().filter(job -> job.number() == number).findFirst();
    }
}
