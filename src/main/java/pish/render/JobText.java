package pish.render;

import pish.exec.Event;
import pish.exec.Rank;

/** What is said of jobs: {@code [1] done: all: make (4 nodes, 0:12)}. */
public final class JobText {
    private JobText() {}

    /** Returns the line, without its newline, in which news of a job is told. */
    public static String of(Event.JobChanged job, Palette palette) {
        String line = SafeText.line(job.line());
        if (job.status().isEmpty()) {
            return palette.faint("[" + job.job() + "] " + line);
        }
        String text = "[" + job.job() + "] " + how(job) + ": " + line + " (" + Header.nodes(job.nodes()) + ", "
                + ProgressLine.clock(job.elapsed()) + ")";
        return job.failed().isEmpty() ? palette.faint(text) : palette.failure(text);
    }

    private static String how(Event.JobChanged job) {
        if (job.failed().isEmpty()) {
            return "done";
        }
        boolean all = job.failed().size() == job.nodes().size();
        return Header.why(job.status().orElseThrow()) + (all ? "" : " on " + Rank.text(job.failed()));
    }

    static void print(Event.JobChanged job, Sink err) {
        err.line(of(job, err.palette()));
        err.flush();
    }
}
