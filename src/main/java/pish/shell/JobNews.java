package pish.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import pish.command.Setting;
import pish.exec.BackgroundJob;
import pish.exec.Event;
import pish.exec.Event.JobState;
import pish.exec.Job;
import pish.exec.Outcome;
import pish.node.NodeSet;

/**
 * Tells that jobs have ended: above the prompt if that is on the screen, else as part of the line that runs or comes. A
 * script shows what came of its jobs where it waits for them, and is told only in JSON.
 */
final class JobNews {
    private final Shell shell;
    /** Those that have ended and of which nobody has heard; guarded by itself, as is {@link #prompt}. */
    private final Queue<Job> news = new ArrayDeque<>();

    private Optional<Consumer<Event.JobChanged>> prompt = Optional.empty();
    private boolean somebody;

    JobNews(Shell shell) {
        this.shell = shell;
    }

    /** Takes note that a job has ended. May be called from any thread. */
    void ended(Job job) {
        synchronized (news) {
            if (prompt.isPresent()) {
                prompt.get().accept(changed(job, JobState.ENDED));
            } else {
                news.add(job);
            }
            news.notifyAll();
        }
    }

    /** Waits for the end of any job, for a while. */
    void await(Job job, long millis) throws InterruptedException {
        synchronized (news) {
            if (!job.hasEnded()) {
                news.wait(millis);
            }
        }
    }

    /**
     * Tells what is new, and has what comes told by somebody else from now on: a prompt is on the screen.
     *
     * @param printer called on any thread
     */
    void beginPrompt(Consumer<Event.JobChanged> printer) {
        synchronized (news) {
            tellPerson();
            prompt = Optional.of(printer);
        }
    }

    /** Says that no line is edited any more. */
    void endPrompt() {
        synchronized (news) {
            prompt = Optional.empty();
        }
    }

    /** Tells what is new, now that somebody is there who types. */
    void tellPerson() {
        somebody = true;
        tell();
    }

    /** Returns whether somebody types. */
    boolean toPerson() {
        return somebody;
    }

    /** Tells what is new, as part of the line that runs. */
    void tell() {
        List<Job> ended;
        synchronized (news) {
            ended = List.copyOf(news);
            news.clear();
        }
        ended.forEach(job -> announce(job, JobState.ENDED));
    }

    /** Tells that a job runs in the background. */
    void began(BackgroundJob job) {
        announce(job, JobState.RUNNING);
    }

    /** Tells that what came of a job follows. */
    void shown(Job job) {
        boolean unheard = forget(job);
        if (unheard && shell.settings().is(Setting.FORMAT, "json")) {
            announce(job, JobState.ENDED);
        }
        announce(job, JobState.SHOWN);
        // what the line itself has to say goes out before what another renderer prints
        shell.line().run().tick(System.nanoTime());
    }

    /** Drops the news of a job, if there is any. */
    boolean forget(Job job) {
        synchronized (news) {
            return news.remove(job);
        }
    }

    private void announce(BackgroundJob job, JobState state) {
        if (somebody || shell.settings().is(Setting.FORMAT, "json")) {
            shell.emit(changed(job, state));
        }
    }

    private static Event.JobChanged changed(BackgroundJob job, JobState state) {
        Optional<Outcome> outcome = job instanceof Job here ? Optional.ofNullable(here.outcome()) : Optional.empty();
        return new Event.JobChanged(
                job.number(),
                state,
                job.line(),
                job.nodes(),
                outcome.map(Outcome::failed).orElse(NodeSet.EMPTY),
                job.status(),
                job.elapsed());
    }
}
