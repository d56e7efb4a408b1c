package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words that start Open MPI's mpiexec, with each rank where pish has placed it. */
final class OrteCommand {
    private OrteCommand() {}

    /** Returns them, without the program itself. */
    static List<String> arguments(MpiPlan plan, RankMark mark) {
        List<String> words = new ArrayList<>(List.of(
                "--leave-session-attached",
                "--mca",
                "plm_rsh_agent",
                OrtedCommand.AGENT,
                "--mca",
                "plm_rsh_no_tree_spawn",
                "1",
                "--map-by",
                "seq",
                "--oversubscribe"));
        List<String> common = Variables.ofOpenMpi(plan.request().options());
        int from = 0;
        for (Segment segment : plan.request().segments()) {
            if (from > 0) {
                words.add(":");
            }
            int to = from + plan.ranks(segment);
            words.addAll(common);
            words.addAll(Variables.ofOpenMpi(segment.options()));
            words.addAll(List.of("--host", nodes(plan, from, to), "-n", Integer.toString(to - from)));
            words.addAll(List.of("--wdir", plan.isOwn(segment) ? "/" : segment.directory()));
            words.addAll(List.of("/bin/sh", "-c", RankScript.relayed(mark, plan.isOwn(segment)), "rank"));
            words.addAll(segment.command());
            from = to;
        }
        return words;
    }

    private static String nodes(MpiPlan plan, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(rank -> plan.placement().node(rank))
                .collect(Collectors.joining(","));
    }
}
