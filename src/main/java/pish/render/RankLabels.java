package pish.render;

import java.util.Map;
import pish.exec.Rank;

/** How nodes and ranks are called before their lines: a rank with its node, {@code  3│pi04}. */
final class RankLabels {
    private final Map<String, String> places;
    private final int digits;
    private final int width;

    /**
     * Makes them.
     *
     * @param places the nodes of ranks, by the ranks' names; empty where there are only nodes
     */
    RankLabels(Map<String, String> places) {
        this.places = places;
        this.digits = Integer.toString(Math.max(0, places.size() - 1)).length();
        this.width = places.values().stream().mapToInt(Columns::width).max().orElse(0);
    }

    /** Returns what stands before the lines of a node or rank. */
    String of(String name) {
        if (!Rank.is(name)) {
            return name;
        }
        String number = Integer.toString(Rank.number(name));
        return " ".repeat(Math.max(0, digits - number.length())) + number + "│"
                + Columns.pad(places.getOrDefault(name, ""), width);
    }
}
