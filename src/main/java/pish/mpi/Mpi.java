package pish.mpi;

import java.util.Arrays;
import java.util.Optional;
import pish.node.NodeSet;

/** An implementation of MPI. */
public enum Mpi {
    /** MPICH, and what has its mpiexec. */
    MPICH("mpich", "MPICH"),
    /** Open MPI. */
    OPEN_MPI("openmpi", "Open MPI");

    private final String word;
    private final String title;

    Mpi(String word, String title) {
        this.word = word;
        this.title = title;
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

    /** Returns the line that installs it on nodes. */
    public String setUp(NodeSet nodes) {
        return "setup " + word + " " + nodes;
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
