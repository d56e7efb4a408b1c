package pish.mpi;

import java.util.List;

/**
 * One program of a job, and how many ranks run it.
 *
 * @param ranks at least 1, or 0 for as many as there are slots
 * @param directory where it begins, or the empty string for the job's directory
 * @param options of mpiexec that are its own, as they were typed
 * @param command the program and its arguments
 */
public record Segment(int ranks, String directory, List<String> options, List<String> command) {
    /** Returns the same elsewhere. */
    public Segment in(String other) {
        return new Segment(ranks, other, options, command);
    }

    /** Returns the program. */
    public String program() {
        return command.get(0);
    }
}
