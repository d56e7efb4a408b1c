package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pish.exec.Rank;
import pish.node.NodeSet;

/**
 * Which rank runs where. Ranks fill hosts in their order, as many as each has slots, and go round again when all are full,
 * as Hydra does it (MPICH, HYDU_create_proxy_list).
 *
 * @param hosts in order; one may be there several times, not in a row
 * @param places the index of each rank's host
 */
public record Placement(List<Host> hosts, List<Integer> places) {
    /**
     * A host of a job.
     *
     * @param node a node's name
     * @param slots how many ranks it takes, at least 1
     */
    public record Host(String node, int slots) {}

    /** Places ranks. */
    public static Placement of(List<Host> hosts, int ranks) {
        List<Host> merged = new ArrayList<>();
        for (Host host : hosts) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).node().equals(host.node())) {
                merged.set(last, new Host(host.node(), merged.get(last).slots() + host.slots()));
            } else {
                merged.add(host);
            }
        }
        List<Integer> places = new ArrayList<>();
        for (int host = 0; places.size() < ranks; host = (host + 1) % merged.size()) {
            for (int i = 0; i < merged.get(host).slots() && places.size() < ranks; i++) {
                places.add(host);
            }
        }
        return new Placement(List.copyOf(merged), List.copyOf(places));
    }

    /** Returns how many ranks there are. */
    public int ranks() {
        return places.size();
    }

    /** Returns the node of a rank. */
    public String node(int rank) {
        return hosts.get(places.get(rank)).node();
    }

    /** Returns the hosts that have ranks; those are the first ones. */
    public List<Host> used() {
        return hosts.subList(
                0, 1 + places.stream().mapToInt(Integer::intValue).max().orElse(-1));
    }

    /** Returns the ranks that run on a node, in order. */
    public List<Integer> ranksOf(String node) {
        return IntStream.range(0, ranks())
                .filter(rank -> node(rank).equals(node))
                .boxed()
                .toList();
    }

    /** Returns the nodes that have ranks. */
    public NodeSet nodes() {
        return NodeSet.of(used().stream().map(Host::node).toList());
    }

    /** Returns the node of each rank, by the rank's name. */
    public Map<String, String> byName() {
        Map<String, String> nodes = new LinkedHashMap<>();
        for (int rank = 0; rank < ranks(); rank++) {
            nodes.put(Rank.name(rank), node(rank));
        }
        return nodes;
    }

    /** Returns how many ranks run on each node. */
    public Map<String, Long> counts() {
        return places.stream()
                .collect(Collectors.groupingBy(
                        place -> hosts.get(place).node(), LinkedHashMap::new, Collectors.counting()));
    }
}
