package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How sets are folded.
 *
 * @param autostep how many equally distant indices are written as a range with a step, {@code 1-9/2}; 0 for never
 * @param axes the dimensions to fold, counted from 1, or from the last, -1, backwards; empty for all
 */
public record Folding(int autostep, Optional<RangeSet> axes) {
    /** Folds all axes, without steps. */
    public static final Folding PLAIN = new Folding(0, Optional.empty());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException for a number of indices that makes no range
     */
    public Folding {
        if (autostep < 0 || autostep == 1) {
            throw new IllegalArgumentException("autostep " + autostep);
        }
    }

    /** Returns this with another number of indices that make a range with a step. */
    public Folding withAutostep(int autostep) {
        return new Folding(autostep, axes);
    }

    /** Returns this for some axes only. */
    public Folding withAxes(RangeSet axes) {
        return new Folding(autostep, Optional.of(axes));
    }

    /** Returns the folded form of a set. */
    public String text(NodeSet set) {
        var folded = new ArrayList<String>();
        set.patterns().forEach((pattern, vectors) -> {
            for (var vector : vectors(pattern, vectors)) {
                folded.add(pattern.format(vector.stream().map(this::bracketed).toList()));
            }
        });
        return String.join(",", folded);
    }

    private List<List<RangeSet>> vectors(NamePattern pattern, RangeVectors vectors) {
        if (axes.isEmpty()) {
            return vectors.vectors();
        }
        int dimensions = pattern.dimensions();
        return vectors.vectorsAlong(axis -> folds(axis, dimensions));
    }

    private boolean folds(int axis, int dimensions) {
        var wanted = axes.orElseThrow();
        return wanted.contains(Integer.toString(axis + 1)) || wanted.contains(Integer.toString(axis - dimensions));
    }

    private String bracketed(RangeSet axis) {
        if (axis.size() == 1) {
            return axis.toString();
        }
        return "[" + (autostep == 0 ? axis.toString() : Steps.text(axis, autostep)) + "]";
    }
}
