package pish.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import pish.syntax.SyntaxError;

/**
 * An immutable, ordered set of indices such as {@code 1-4,08,10}: what stands between the brackets of a node set. Kept
 * as runs, so that its cost follows what is written and not how many nodes that makes.
 *
 * <p>Semantics are those of ClusterShell 1.9 ({@code ClusterShell.RangeSet}): an index is its text, so that widths may be
 * mixed; order is by width, then by value, negative indices first.
 */
public final class RangeSet implements Iterable<String> {
    /** No indices. */
    public static final RangeSet EMPTY = new RangeSet(List.of());

    /** Sorted, disjoint, and no two that could be one. */
    private final List<Run> runs;

    private RangeSet(List<Run> runs) {
        this.runs = runs;
    }

    /**
     * Reads comma-separated ranges: {@code 3}, {@code 01-10}, {@code 0-20/5}, {@code -3-2}.
     *
     * @throws SyntaxError for anything that ClusterShell refuses, and for more than {@link NodeSet#MAX_SIZE} indices
     */
    public static RangeSet parse(String text) {
        return new RangeParser(text).parse();
    }

    /** Returns the set of single indices, each digits or a minus sign and digits without leading zeros. */
    public static RangeSet of(Collection<String> indices) {
        return ofRuns(indices.stream().map(Run::of).toList());
    }

    /** Returns the set of one index, see {@link #of}. */
    static RangeSet ofOne(String index) {
        return new RangeSet(List.of(Run.of(index)));
    }

    /** Returns the set of all indices of some runs in any order. */
    static RangeSet ofRuns(Collection<Run> runs) {
        if (runs.size() == 1) {
            return new RangeSet(List.copyOf(runs));
        }
        var sorted = new ArrayList<>(runs);
        Collections.sort(sorted);
        var merged = new ArrayList<Run>();
        for (var run : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).touches(run)) {
                merged.set(last, merged.get(last).extendedTo(run));
            } else {
                merged.add(run);
            }
        }
        return merged.isEmpty() ? EMPTY : new RangeSet(List.copyOf(merged));
    }

    /** Returns the runs in order. */
    List<Run> runs() {
        return runs;
    }

    /** Returns how many indices there are. */
    public long size() {
        long size = 0;
        for (var run : runs) {
            size += run.size();
        }
        return size;
    }

    /** Returns whether there is no index. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Returns whether an index, as it is written, is in the set; {@code 1} is not {@code 01}. */
    public boolean contains(String index) {
        var wanted = Run.of(index);
        int at = Collections.binarySearch(runs, wanted);
        // a run that begins elsewhere sits just before where this one would be put in
        return at >= 0 || (at < -1 && runs.get(-at - 2).contains(wanted));
    }

    /** Returns the indices of either set. */
    public RangeSet union(RangeSet other) {
        var all = new ArrayList<>(runs);
        all.addAll(other.runs);
        return ofRuns(all);
    }

    /** Returns the indices of this set that are not in the other. */
    public RangeSet minus(RangeSet other) {
        var left = new ArrayList<Run>();
        int next = 0;
        for (var run : runs) {
            while (next < other.runs.size() && endsBefore(other.runs.get(next), run)) {
                next++;
            }
            subtract(run, other.runs.listIterator(next), left);
        }
        return left.isEmpty() ? EMPTY : new RangeSet(List.copyOf(left));
    }

    private static void subtract(Run run, Iterator<Run> holes, List<Run> left) {
        var from = run.from();
        while (holes.hasNext()) {
            var hole = holes.next();
            if (hole.width() != run.width() || hole.from().compareTo(run.to()) > 0) {
                break;
            }
            if (hole.from().compareTo(from) > 0) {
                left.add(new Run(run.width(), from, hole.from().subtract(BigInteger.ONE)));
            }
            from = from.max(hole.to().add(BigInteger.ONE));
        }
        if (from.compareTo(run.to()) <= 0) {
            left.add(new Run(run.width(), from, run.to()));
        }
    }

    private static boolean endsBefore(Run run, Run other) {
        return run.width() < other.width()
                || (run.width() == other.width() && run.to().compareTo(other.from()) < 0);
    }

    /** Returns the indices that are in both sets. */
    public RangeSet intersect(RangeSet other) {
        return minus(minus(other));
    }

    /** Returns the indices that are in exactly one of both sets. */
    public RangeSet xor(RangeSet other) {
        return minus(other).union(other.minus(this));
    }

    /** Returns the indices as they are written, in order. */
    public List<String> indices() {
        var indices = new ArrayList<String>();
        for (var run : runs) {
            for (var value = run.from(); value.compareTo(run.to()) <= 0; value = value.add(BigInteger.ONE)) {
                indices.add(run.text(value));
            }
        }
        return indices;
    }

    @Override
    public Iterator<String> iterator() {
        return indices().iterator();
    }

    /** Returns the runs with those joined that count on over a change of width, as 8-9 and 10-12 to 8-12. */
    List<Span> spans() {
        var spans = new ArrayList<Span>();
        for (var run : runs) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).countsOnTo(run)) {
                spans.set(last, spans.get(last).extendedTo(run));
            } else {
                spans.add(Span.of(run, last >= 0 && spans.get(last).padsAlso(run)));
            }
        }
        return spans;
    }

    /** Returns the indices of one of the {@link #spans()}. */
    RangeSet within(Span span) {
        return new RangeSet(runs.subList(runs.indexOf(span.first()), runs.indexOf(span.last()) + 1));
    }

    /**
     * Some runs that print as one range.
     *
     * @param first the first of them
     * @param last the last of them
     * @param padded whether the range is of one width: 03-99, and 99 too where 03 stands alone before it, as ClusterShell
     *     has it
     */
    record Span(Run first, Run last, boolean padded) {
        static Span of(Run run, boolean alsoPadded) {
            return new Span(run, run, run.padded() || alsoPadded);
        }

        boolean countsOnTo(Run next) {
            return !padded && last.countsOnTo(next);
        }

        Span extendedTo(Run next) {
            return new Span(first, next, padded);
        }

        /** Returns whether what follows counts as padded because this does, which is a single index. */
        boolean padsAlso(Run next) {
            return padded && first.from().equals(last.to()) && first.width() == next.width();
        }

        @Override
        public String toString() {
            var from = first.text(first.from());
            return first.from().equals(last.to()) ? from : from + "-" + last.text(last.to());
        }
    }

    /** Returns the folded form, for example {@code 1-4,08,10}. */
    @Override
    public String toString() {
        return String.join(",", spans().stream().map(Span::toString).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangeSet set && runs.equals(set.runs);
    }

    @Override
    public int hashCode() {
        return runs.hashCode();
    }
}
