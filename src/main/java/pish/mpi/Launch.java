package pish.mpi;

import java.util.List;
import java.util.Optional;

/** How one MPI's mpiexec has processes started on nodes. For one job; its methods are for the draining thread. */
interface Launch {
    /** Takes a line of mpiexec's standard output; returns whether it is about this, and not for the user. */
    boolean line(String line);

    /**
     * Starts what can be started: all nodes have all that they need. Called whenever there is news.
     *
     * @param posts one for each host that has ranks, in order
     * @param hub what the node of mpiexec has said of itself
     * @return what makes it impossible, in one line
     */
    Optional<String> go(List<NodePost> posts, HubWord hub);

    /** Returns whether anything has been started on nodes. */
    boolean hasBegun();

    /** Returns whether ranks are started without mpiexec, so that they alone are the job. */
    default boolean isDirect() {
        return false;
    }

    /** Says that the job is being ended: what ends from now on is no failure. */
    default void ending() {}

    /** Returns whether posts may still have something to tell after mpiexec has ended. */
    boolean isTelling(List<NodePost> posts);
}
