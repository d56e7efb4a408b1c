package pish.mpi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slurm's own lines tell: srun's of a job that waits, and slurmstepd's of one that Slurm ends (Slurm 22.05). */
final class SlurmWords {
    private static final Pattern QUEUED = Pattern.compile("srun: job ([0-9]{1,10}) queued and waiting for resources");
    private static final Pattern CANCELLED = Pattern.compile(
            "slurmstepd\\S{0,80}: error: \\*\\*\\* (?:JOB|STEP) .* CANCELLED AT \\S+ DUE TO (.*?) \\*\\*\\*");
    /** What only says that what is told anyhow has happened. */
    private static final Pattern COMMON = Pattern.compile("srun: (?:job [0-9]+ has been allocated resources|"
            + "Required node not available .*|launch/slurm: _step_signal: .*|error: \\S+: tasks? [0-9,-]+: .*|"
            + "Job step aborted: .*|Force Terminated .*|error: Timed out waiting for job step to complete)"
            + "|slurmstepd\\S{0,80}: error: \\*\\*\\* .*");

    private Optional<String> reason = Optional.empty();

    /** Takes a line; returns the number of a job that has to wait, if that is what it says. */
    Optional<String> queued(String line) {
        Matcher cancelled = CANCELLED.matcher(line);
        if (cancelled.find() && reason.isEmpty()) {
            reason = Optional.of(cancelled.group(1));
        }
        Matcher matcher = QUEUED.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Returns whether a line says what is known from elsewhere. */
    static boolean isCommon(String line) {
        return COMMON.matcher(line).matches() || QUEUED.matcher(line).matches();
    }

    /** Returns why Slurm has ended the job, in a line with the remedy, if it has. */
    Optional<String> reason() {
        return reason.map(why -> why.equals("TIME LIMIT")
                ? "Slurm has ended the job at its time limit; --time 2:00:00 asks for more"
                : "Slurm has ended the job: " + why);
    }
}
