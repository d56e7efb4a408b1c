package pish.mpi;

import java.util.List;
import java.util.Optional;

/**
 * What a line of mpiexec asks for.
 *
 * @param hostFile a machinefile, where the line names one
 * @param hosts hosts and their slots, {@code pi01:2,pi02}, where the line names some
 * @param perNode how many ranks a host takes, or 0 where it does not say so
 * @param options of mpiexec for the whole job, as they were typed
 * @param segments at least one program
 * @param unknown those of the options, for the job or for a program, that no mpiexec is known to have
 * @param own what is for pish
 */
public record JobRequest(
        Optional<String> hostFile,
        Optional<String> hosts,
        int perNode,
        List<String> options,
        List<Segment> segments,
        List<String> unknown,
        OwnOptions own) {
    /** Returns the same with other segments. */
    public JobRequest with(List<Segment> others) {
        return new JobRequest(hostFile, hosts, perNode, options, others, unknown, own);
    }

    /** Returns the same with another file for rank 0's standard input, or none. */
    public JobRequest reading(Optional<String> file) {
        return new JobRequest(hostFile, hosts, perNode, options, segments, unknown, own.reading(file));
    }

    /** Returns the same with an MPI, where none is said. */
    public JobRequest or(Optional<Mpi> mpi) {
        return new JobRequest(hostFile, hosts, perNode, options, segments, unknown, own.or(mpi));
    }

    /**
     * Options that mpiexec does not have.
     *
     * @param dryRun only to say which rank would run where
     * @param push to copy the programs to the nodes before
     * @param background to leave the prompt at once
     * @param outputDir a folder for what each rank prints, if one is named
     * @param input a file of the node that mpiexec runs on, for rank 0's standard input, if there is one
     * @param mpi whose mpiexec is to be started, if that is said
     * @param launcher what is to start the ranks
     */
    public record OwnOptions(
            boolean dryRun,
            boolean push,
            boolean background,
            Optional<String> outputDir,
            Optional<String> input,
            Optional<Mpi> mpi,
            Launcher launcher) {
        /** Returns the same with another file for rank 0's standard input, or none. */
        OwnOptions reading(Optional<String> file) {
            return new OwnOptions(dryRun, push, background, outputDir, file, mpi, launcher);
        }

        /** Returns the same with an MPI, where none is said. */
        public OwnOptions or(Optional<Mpi> other) {
            return new OwnOptions(dryRun, push, background, outputDir, input, mpi.or(() -> other), launcher);
        }
    }
}
