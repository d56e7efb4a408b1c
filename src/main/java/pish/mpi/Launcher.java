package pish.mpi;

import java.util.Arrays;
import java.util.Optional;

/** What starts the ranks of a job. */
public enum Launcher {
    /** pish itself, where it can: the ranks of MPICH's. */
    DIRECT("direct"),
    /** MPICH's mpiexec and its proxies. */
    HYDRA("hydra"),
    /** Slurm's srun, on nodes that Slurm owns. */
    SLURM("slurm");

    private final String word;

    Launcher(String word) {
        this.word = word;
    }

    /** Finds one by the word that the option names it by. */
    static Optional<Launcher> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
