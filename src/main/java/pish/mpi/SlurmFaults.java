package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pish.node.NodeSet;

/** What ranks lack on the nodes that Slurm has put them on: it is found when they begin, for nobody knew those nodes before. */
final class SlurmFaults {
    private static final String NO_ENTRY = "2";

    private final MpiPlan plan;
    private final Map<String, Set<String>> nodes = new LinkedHashMap<>();

    SlurmFaults(MpiPlan plan) {
        this.plan = plan;
    }

    /**
     * Takes one.
     *
     * @param letter what it is: {@code d} for the directory, {@code n} for the program
     * @param code the system's number of the error
     */
    void add(char letter, int rank, String node, String code) {
        Segment segment = plan.segment(rank);
        String directory = plan.isOwn(segment) ? plan.directory() : segment.directory();
        String what = letter == 'd'
                ? "no directory " + directory + " on %1$s; make it with `%1$s: mkdir -p " + directory
                        + "`, or name another with -wdir"
                : code.equals(NO_ENTRY)
                        ? program(segment.program(), directory)
                        : segment.program() + " cannot be run on %1$s; `%1$s: chmod +x` makes a file a program";
        nodes.computeIfAbsent(what, unseen -> new TreeSet<>()).add(node);
    }

    private static String program(String program, String directory) {
        return "no " + program + " on %1$s; "
                + (program.contains("/")
                        ? "copy it with `push " + program + " %1$s:" + (directory.isEmpty() ? "" : directory + "/")
                                + "`"
                        : "install it there");
    }

    /** Returns messages, a line each. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        nodes.forEach((what, where) ->
                messages.add(what.replace("%1$s", NodeSet.of(where).toString())));
        return messages;
    }
}
