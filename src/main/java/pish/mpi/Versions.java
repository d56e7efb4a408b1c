package pish.mpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pish.node.NodeSet;

/** Which versions of MPIs nodes have, as far as they were asked: once, and anew after a job that has failed. */
final class Versions {
    private final Map<String, Map<Mpi, String>> known = new HashMap<>();

    /** Returns whether it is known what a node has. */
    synchronized boolean knows(String node) {
        return known.containsKey(node);
    }

    /** Notes what nodes have said. */
    synchronized void learn(List<NodePost> posts) {
        posts.stream()
                .filter(post -> !post.versions().isEmpty())
                .forEach(post -> known.put(post.node(), post.versions()));
    }

    /** Forgets what nodes have: it may be what made a job fail, and is mended before the next one. */
    synchronized void forget(NodeSet nodes) {
        nodes.forEach(known::remove);
    }

    /** Returns in one line, with the remedy, that nodes have different versions of an MPI, if they have. */
    synchronized Optional<String> differ(Mpi mpi, NodeSet nodes) {
        Map<String, NodeSet> versions = new TreeMap<>();
        for (String node : nodes) {
            String version = known.getOrDefault(node, Map.of()).get(mpi);
            if (version != null) {
                versions.merge(version, NodeSet.of(node), NodeSet::union);
            }
        }
        String text = versions.entrySet().stream()
                .map(one -> mpi.title() + " " + one.getKey() + " on " + one.getValue())
                .collect(Collectors.joining(", "));
        return versions.size() < 2
                ? Optional.empty()
                : Optional.of(
                        text + ": ranks of one job need one version; `" + mpi.setUp(nodes) + "` makes it the newest");
    }
}
