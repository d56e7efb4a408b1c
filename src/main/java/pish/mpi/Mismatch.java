package pish.mpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pish.node.NodeSet;

/** Why an MPI cannot run a job, as is known before anything begins. */
final class Mismatch {
    private Mismatch() {}

    /** Returns it in one line with the remedy. */
    static Optional<String> of(MpiPlan plan, List<NodePost> posts, HubWord hub) {
        Mpi mpi = hub.mpi();
        if (!hub.hasInput()) {
            String file = plan.request().own().input().orElse("");
            return Optional.of("no " + file + " on " + plan.hub() + ", where mpiexec runs; copy it with `push " + file
                    + " " + plan.hub() + ":" + (plan.directory().isEmpty() ? "" : plan.directory() + "/") + "`");
        }
        if (hub.linked().filter(other -> other != mpi).isPresent()) {
            return Optional.of(linked(plan, hub));
        }
        NodeSet without = NodeSet.of(posts.stream()
                .filter(post -> !post.has(mpi))
                .map(NodePost::node)
                .distinct()
                .toList());
        if (!hub.isThere()) {
            without = without.union(NodeSet.of(plan.hub()));
        }
        return without.isEmpty() ? mapping(plan, mpi) : Optional.of(missing(mpi, without, posts));
    }

    /** Open MPI is told where each rank is to be, and takes no second opinion. */
    private static Optional<String> mapping(MpiPlan plan, Mpi mpi) {
        List<String> options = plan.request().options();
        int at = Math.max(options.indexOf("--map-by"), options.indexOf("-map-by"));
        return at < 0 || mpi != Mpi.OPEN_MPI
                ? Optional.empty()
                : Optional.of("pish places ranks itself, and knows --map-by slot, node and ppr:N:node, not "
                        + options.get(at + 1) + "; a machinefile says it of each node");
    }

    /** Returns in one line which nodes have more ranks than cores, if any have. */
    static Optional<String> crowd(MpiPlan plan, List<NodePost> posts) {
        Map<String, Long> counts = plan.placement().counts();
        Map<String, NodeSet> nodes = new LinkedHashMap<>();
        for (NodePost post : posts) {
            long ranks = counts.getOrDefault(post.node(), 0L);
            if (post.cores() > 0 && ranks > post.cores()) {
                String text = ranks + " ranks on " + post.cores() + (post.cores() == 1 ? " core" : " cores");
                nodes.merge(text, NodeSet.of(post.node()), NodeSet::union);
            }
        }
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(nodes.entrySet().stream()
                        .map(one ->
                                one.getKey() + " of " + (one.getValue().size() > 1 ? "each of " : "") + one.getValue())
                        .collect(Collectors.joining(", ", "", ": they take turns")));
    }

    private static String linked(MpiPlan plan, HubWord hub) {
        Mpi other = hub.mpi().other();
        String program = plan.request().segments().get(0).program();
        return program + " is linked to " + other.title() + ": started by "
                + hub.mpi().title()
                + " each rank would be rank 0 of 1; give --mpi " + other.word() + ", or compile it with "
                + hub.mpi().title() + "'s mpicc";
    }

    private static String missing(Mpi mpi, NodeSet without, List<NodePost> posts) {
        boolean other = posts.stream().allMatch(post -> post.has(mpi.other()));
        return "no " + mpi.title() + " on " + without + "; `" + mpi.setUp(without) + "` installs it"
                + (other ? ", or give --mpi " + mpi.other().word() : "");
    }
}
