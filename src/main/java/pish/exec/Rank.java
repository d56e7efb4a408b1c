package pish.exec;

import java.util.Collection;
import pish.node.NodeSet;

/**
 * How the ranks of an MPI job are called where a broadcast has nodes: what they print is gathered, folded and shown in the
 * same way. No node has a blank in its name.
 */
public final class Rank {
    private static final String PREFIX = "rank ";

    private Rank() {}

    /** Returns the name of a rank, counted from 0. */
    public static String name(int rank) {
        return PREFIX + rank;
    }

    /** Returns the names of the ranks from 0 to one less than a number. */
    public static NodeSet all(int count) {
        return NodeSet.of(
                java.util.stream.IntStream.range(0, count).mapToObj(Rank::name).toList());
    }

    /** Returns whether a name is that of a rank. */
    public static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    /** Returns the rank that a name is that of. */
    public static int number(String name) {
        return Integer.parseInt(name.substring(PREFIX.length()));
    }

    /** Returns the names of some ranks. */
    public static NodeSet of(Collection<Integer> ranks) {
        return NodeSet.of(ranks.stream().map(Rank::name).toList());
    }

    /** Returns ranks as people write them, {@code rank 3} or {@code ranks 0-3,7}; other names as they are. */
    public static String text(NodeSet names) {
        String text = names.toString();
        return text.startsWith(PREFIX + "[")
                ? "ranks " + text.substring(PREFIX.length()).replaceAll("[\\[\\]]", "")
                : text;
    }
}
