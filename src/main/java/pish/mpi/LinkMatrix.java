package pish.mpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The ways between the nodes of a cluster, as text that fits on a terminal: a matrix for few nodes, and what stands out. */
public final class LinkMatrix {
    /** More nodes do not fit. */
    private static final int MOST_NODES = 8;

    private static final int WIDTH = 80;
    private static final int LEAST_CELL = 7;
    private static final int TWO_DIGITS = 10;
    private static final int ONE_DIGIT = 100;
    private static final int KIBI = 1024;
    private static final double MILLI = 1000;

    private final List<String> nodes;
    private final List<LinkBench.Link> links;

    /**
     * Makes one.
     *
     * @param nodes the node of each rank
     * @param links each pair of them at most once, at least one
     */
    public LinkMatrix(List<String> nodes, List<LinkBench.Link> links) {
        this.nodes = List.copyOf(nodes);
        this.links = List.copyOf(links);
    }

    /** Returns its lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int cell = Math.max(LEAST_CELL, longest() + 2);
        if (nodes.size() <= MOST_NODES && longest() + cell * nodes.size() <= WIDTH) {
            lines.add("above the diagonal: µs for 8 bytes one way; below it: MB/s for 1 MiB");
            StringBuilder title = new StringBuilder(" ".repeat(longest()));
            nodes.forEach(node -> title.append(right(node, cell)));
            lines.add(title.toString());
            for (int row = 0; row < nodes.size(); row++) {
                lines.add(row(row, cell));
            }
        }
        lines.add(summary("latency", "µs", LinkBench.Link::micros, Comparator.comparingDouble(LinkBench.Link::micros)));
        lines.add(summary(
                "bandwidth",
                "MB/s",
                LinkBench.Link::megabytes,
                Comparator.comparingDouble(LinkBench.Link::megabytes).reversed()));
        return lines;
    }

    private int longest() {
        return nodes.stream().mapToInt(String::length).max().orElse(0);
    }

    private String row(int row, int cell) {
        StringBuilder line = new StringBuilder(nodes.get(row));
        line.append(" ".repeat(longest() - line.length()));
        for (int column = 0; column < nodes.size(); column++) {
            line.append(right(cell(row, column), cell));
        }
        return line.toString();
    }

    private String cell(int row, int column) {
        if (row == column) {
            return "·";
        }
        return links.stream()
                .filter(link -> link.from() == Math.min(row, column) && link.to() == Math.max(row, column))
                .map(link -> number(row < column ? link.micros() : link.megabytes()))
                .findFirst()
                .orElse("?");
    }

    /** Says what is usual, and which pair is worst. */
    private String summary(
            String what, String unit, ToDoubleFunction<LinkBench.Link> value, Comparator<LinkBench.Link> worst) {
        List<LinkBench.Link> sorted = links.stream().sorted(worst).toList();
        double median = (value.applyAsDouble(sorted.get((sorted.size() - 1) / 2))
                        + value.applyAsDouble(sorted.get(sorted.size() / 2)))
                / 2;
        LinkBench.Link last = sorted.get(sorted.size() - 1);
        return String.format(
                Locale.ROOT,
                "%-9s  median %s %s, worst %s %s between %s and %s",
                what,
                number(median),
                unit,
                number(value.applyAsDouble(last)),
                unit,
                nodes.get(last.from()),
                nodes.get(last.to()));
    }

    /** Returns the line that says how long allreduces took. */
    public String allreduce(List<LinkBench.Reduce> reduces) {
        return "allreduce  of " + nodes.size() + " ranks: "
                + reduces.stream().map(LinkMatrix::text).collect(Collectors.joining(", "));
    }

    private static String text(LinkBench.Reduce one) {
        int kibis = one.bytes() / KIBI;
        String size = kibis == 0 ? one.bytes() + " B" : kibis < KIBI ? kibis + " KiB" : kibis / KIBI + " MiB";
        return size + " "
                + (one.micros() < MILLI ? number(one.micros()) + " µs" : number(one.micros() / MILLI) + " ms");
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Returns a number with three digits that count, or all before the point. */
    static String number(double value) {
        int digits = value < TWO_DIGITS ? 2 : value < ONE_DIGIT ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
