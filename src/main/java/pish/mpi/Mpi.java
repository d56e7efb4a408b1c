package pish.mpi;

import java.util.Arrays;
import java.util.Optional;

/** An implementation of MPI. */
public enum Mpi {
    /** MPICH, and what has its mpiexec. */
    MPICH("mpich", "MPICH", "mpich"),
    /** Open MPI. */
    OPEN_MPI("openmpi", "Open MPI", "openmpi-bin");

    private final String word;
    private final String title;
    private final String packages;

    Mpi(String word, String title, String packages) {
        this.word = word;
        this.title = title;
        this.packages = packages;
    }

    /** Returns how options name it. */
    public String word() {
        return word;
    }

    /** Returns the letter by which nodes say that they have it. */
    char letter() {
        return word.charAt(0);
    }

    /** Returns its name. */
    public String title() {
        return title;
    }

    /** Returns Debian's package of its mpiexec. */
    public String packages() {
        return packages;
    }

    /** Returns the other one. */
    Mpi other() {
        return this == MPICH ? OPEN_MPI : MPICH;
    }

    /** Finds one by the word that options name it by. */
    public static Optional<Mpi> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
