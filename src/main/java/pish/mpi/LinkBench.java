package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program {@code bench.c} has measured, line by line as its rank 0 prints it; other lines mean nothing. */
public final class LinkBench {
    private static final String NUMBER = " ([0-9]{1,9}\\.[0-9]{1,6})";
    private static final Pattern PAIR = Pattern.compile("pair ([0-9]{1,5}) ([0-9]{1,5})" + NUMBER + NUMBER);
    private static final Pattern REDUCE = Pattern.compile("allreduce ([0-9]{1,9})" + NUMBER);
    private static final String END = "end";

    private final int ranks;
    private final List<Link> links = new ArrayList<>();
    private final List<Reduce> reduces = new ArrayList<>();
    private boolean complete;

    /**
     * The way between two ranks.
     *
     * @param from the lower one
     * @param micros microseconds that 8 bytes take one way
     * @param megabytes million bytes a second at which 1 MiB travels
     */
    public record Link(int from, int to, double micros, double megabytes) {}

    /**
     * An allreduce of all ranks.
     *
     * @param bytes of each rank
     * @param micros microseconds until the last of them had the sum
     */
    public record Reduce(int bytes, double micros) {}

    /** Begins with nothing. */
    public LinkBench(int ranks) {
        this.ranks = ranks;
    }

    /** Takes a line that rank 0 has printed; returns whether it was about a pair. */
    public boolean take(String line) {
        Matcher pair = PAIR.matcher(line);
        Matcher reduce = REDUCE.matcher(line);
        if (pair.matches()) {
            return link(
                    Integer.parseInt(pair.group(1)),
                    Integer.parseInt(pair.group(2)),
                    Double.parseDouble(pair.group(3)),
                    Double.parseDouble(pair.group(4)));
        } else if (reduce.matches()) {
            reduces.add(new Reduce(Integer.parseInt(reduce.group(1)), Double.parseDouble(reduce.group(2))));
        } else if (line.equals(END)) {
            complete = true;
        }
        return false;
    }

    private boolean link(int from, int to, double micros, double megabytes) {
        boolean sound =
                from < to && to < ranks && links.stream().noneMatch(link -> link.from() == from && link.to() == to);
        if (sound) {
            links.add(new Link(from, to, micros, megabytes));
        }
        return sound;
    }

    /** Returns how many ways there are between its ranks. */
    public int pairs() {
        return ranks * (ranks - 1) / 2;
    }

    /** Returns those measured so far, in the order in which that was done. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** Returns the allreduces so far, the smallest first. */
    public List<Reduce> reduces() {
        return List.copyOf(reduces);
    }

    /** Returns whether all has been measured. */
    public boolean isComplete() {
        return complete && links.size() == pairs();
    }
}
