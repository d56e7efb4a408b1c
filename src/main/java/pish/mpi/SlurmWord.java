package pish.mpi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node of srun says of itself.
 *
 * @param pid srun's process id
 * @param session its session, by which Slurm knows who has asked for a job; 0 where that is not known
 * @param state {@code there}, or what is not: {@code none} for srun, {@code directory}, {@code input} for rank 0's file
 * @param linked what the first program is linked to, where that is an MPI
 * @param pmi by which kind of PMI ranks find each other, where Slurm has one
 */
record SlurmWord(long pid, long session, String state, Optional<Mpi> linked, Optional<String> pmi) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,9}) +([0-9]{1,9}) (there|none|directory|input) ([a-z-]+) (pmi2|pmix|-)");

    /** Reads it. */
    static Optional<SlurmWord> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new SlurmWord(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        matcher.group(3),
                        Mpi.of(matcher.group(4)),
                        Optional.of(matcher.group(5)).filter(pmi -> !pmi.equals("-"))))
                : Optional.empty();
    }

    /** Returns why there can be no job, in one line with the remedy. */
    Optional<String> fault(MpiPlan plan) {
        String hub = plan.hub();
        return switch (state) {
            case "none" ->
                Optional.of("no srun on " + hub + ": Slurm is not there, or not in PATH; without --launcher slurm pish"
                        + " starts the ranks over its own connections");
            case "directory" ->
                Optional.of("no directory " + plan.directory() + " on " + hub + "; make it with `" + hub + ": mkdir -p "
                        + plan.directory() + "`, or name another with -wdir");
            case "input" ->
                Optional.of("no " + plan.request().own().input().orElse("") + " on " + hub + ", where srun runs; "
                        + "`push` copies it there");
            default -> wrongPmi(plan);
        };
    }

    private Optional<String> wrongPmi(MpiPlan plan) {
        boolean wrong = linked.filter(mpi -> mpi == Mpi.OPEN_MPI).isPresent()
                && pmi.filter(kind -> kind.equals("pmix")).isEmpty();
        return wrong
                ? Optional.of(
                        plan.program(0) + " is linked to Open MPI, which needs PMIx, and Slurm on " + plan.hub()
                                + " has none that it can load (on Debian's nodes, libpmix-dev brings it): each rank would be rank 0 of 1")
                : Optional.empty();
    }
}
