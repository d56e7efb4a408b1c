package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pish.node.NodeSet;

/**
 * A job that could begin.
 *
 * @param request what the line asks for
 * @param placement which rank runs where
 * @param hub the node that mpiexec runs on
 * @param directory where programs begin, or the empty string for where a login leads
 */
public record MpiPlan(JobRequest request, Placement placement, String hub, String directory) {
    /** Returns the same with another file for rank 0's standard input, or none. */
    public MpiPlan reading(Optional<String> file) {
        return new MpiPlan(request.reading(file), placement, hub, directory);
    }

    /** Returns how many ranks run a segment. */
    int ranks(Segment segment) {
        return segment.ranks() > 0 ? segment.ranks() : slots(placement.hosts());
    }

    private static int slots(List<Placement.Host> hosts) {
        return hosts.stream().mapToInt(Placement.Host::slots).sum();
    }

    /** Returns how many ranks a request has on some hosts. */
    public static int ranks(JobRequest request, List<Placement.Host> hosts) {
        return request.segments().stream()
                .mapToInt(segment -> segment.ranks() > 0 ? segment.ranks() : slots(hosts))
                .sum();
    }

    /**
     * Returns the directory, and then other directories, the programs, and the scripts that are interpreters' first arguments, as
     * nodes have to have them.
     */
    List<String> needed() {
        List<String> needed = new ArrayList<>();
        for (Segment segment : request.segments()) {
            if (!isOwn(segment)) {
                needed.add(segment.directory());
            }
            needed.add(in(segment, segment.program()));
            Interpreter.script(segment.command()).ifPresent(script -> needed.add(in(segment, script)));
        }
        return Stream.concat(Stream.of(directory), needed.stream().distinct()).toList();
    }

    /** Returns the files that the programs are, and the scripts that they interpret, as they were typed. */
    public List<String> files() {
        List<String> files = new ArrayList<>();
        for (Segment segment : request.segments()) {
            if (segment.program().contains("/")) {
                files.add(segment.program());
            }
            Interpreter.script(segment.command()).ifPresent(files::add);
        }
        return files.stream().distinct().toList();
    }

    /** Returns the program of a rank. */
    public String program(int rank) {
        return segment(rank).program();
    }

    /** Returns what a rank runs. */
    Segment segment(int rank) {
        return request.segments().get(programs()[rank]);
    }

    /** Returns which of the segments each rank runs, from 0. */
    int[] programs() {
        List<Segment> segments = request.segments();
        return IntStream.range(0, segments.size())
                .flatMap(at -> IntStream.generate(() -> at).limit(ranks(segments.get(at))))
                .toArray();
    }

    /** Returns whether Slurm runs the job. */
    public boolean isForSlurm() {
        return request.own().launcher() == Launcher.SLURM;
    }

    /** Returns the nodes that have to be connected for it: Slurm reaches its own itself. */
    public NodeSet reached() {
        NodeSet own = NodeSet.of(hub);
        return isForSlurm() ? own : placement.nodes().union(own);
    }

    /** Returns why mpiexec has to start the ranks, where the MPI is MPICH, in a clause; empty where pish itself can. */
    public Optional<String> whyHydra() {
        return DirectWay.obstacle(this);
    }

    /** Returns in words that there are more ranks than slots, if there are. */
    public Optional<String> crowded() {
        int slots = slots(placement.hosts());
        return placement.ranks() > slots
                ? Optional.of(placement.ranks() + " ranks for " + slots + (slots == 1 ? " slot" : " slots")
                        + ": nodes run several at once")
                : Optional.empty();
    }

    /** Returns whether a segment begins in the job's directory. */
    boolean isOwn(Segment segment) {
        return segment.directory().isEmpty() || segment.directory().equals(directory);
    }

    private String in(Segment segment, String file) {
        boolean relative = file.contains("/") && !file.startsWith("/");
        return isOwn(segment) || !relative ? file : segment.directory() + "/" + file;
    }
}
