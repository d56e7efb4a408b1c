package pish.mpi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import pish.exec.Activity;
import pish.exec.Links;

/** The jobs of this pish, so that what is known of the newest can be told while it runs and after. */
public final class MpiRuns {
    private static final int KEPT = 20;

    private final Deque<MpiJob> jobs = new ArrayDeque<>();
    private final PmiDesk desk = new PmiDesk();
    private final Versions versions = new Versions();
    private String said = "";

    /**
     * Prepares a job, which becomes the newest.
     *
     * @param line as it was typed
     * @param files where what each rank prints is written
     */
    public synchronized Activity.Maker prepare(MpiPlan plan, String line, Links links, Optional<RankFiles> files) {
        MpiJob job = new MpiJob(line, plan.placement());
        jobs.addFirst(job);
        if (jobs.size() > KEPT) {
            jobs.removeLast();
        }
        if (plan.isForSlurm()) {
            return (handler, asker, cancellation) -> new SlurmRun(plan, job, files, links, handler, cancellation);
        }
        return (handler, asker, cancellation) ->
                new MpiRun(plan, job, files, links, handler, cancellation, this::isNews, versions, desk);
    }

    /** Notes what was said of a choice; returns whether it was not said before. */
    private synchronized boolean isNews(String choice) {
        boolean news = !choice.equals(said);
        said = choice;
        return news;
    }

    /** Returns the newest, if there was any. */
    public synchronized Optional<MpiJob> newest() {
        return Optional.ofNullable(jobs.peekFirst());
    }
}
