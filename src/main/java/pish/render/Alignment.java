package pish.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what two sequences have in common, in the same order and as much of it as there is: the greedy algorithm of E. W.
 * Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), for the middle that is left when equal
 * beginnings and ends are taken away.
 */
final class Alignment {
    /** The partner of what has none. */
    static final int NONE = -1;
    /** Sequences that differ in more elements count as not alike; memory grows with its square. */
    private static final int MOST = 1000;

    private final int[] a;
    private final int[] b;
    private final int from;
    private final int toA;
    private final int toB;

    private Alignment(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        int shorter = Math.min(a.length, b.length);
        int begin = 0;
        while (begin < shorter && a[begin] == b[begin]) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        this.from = begin;
        this.toA = a.length - end;
        this.toB = b.length - end;
    }

    /**
     * Returns the partner in {@code right} of each element of {@code left}, or {@link #NONE}; empty where they differ too
     * much to be compared, or where the effort is spent.
     */
    static Optional<int[]> of(List<String> left, List<String> right, Effort effort) {
        if (!effort.spend(left.size() + right.size())) {
            return Optional.empty();
        }
        Map<String, Integer> ids = new HashMap<>();
        return new Alignment(ids(left, ids), ids(right, ids)).find(effort);
    }

    private static int[] ids(List<String> texts, Map<String, Integer> ids) {
        return texts.stream()
                .mapToInt(text -> ids.computeIfAbsent(text, t -> ids.size()))
                .toArray();
    }

    private Optional<int[]> find(Effort effort) {
        int most = Math.min(MOST, toA - from + toB - from);
        int[] furthest = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int edits = 0; edits <= most; edits++) {
            if (!effort.spend(edits + 1L)) {
                return Optional.empty();
            }
            trace.add(Arrays.copyOfRange(furthest, most + 1 - edits - 1, most + 1 + edits + 2));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = extend(step(furthest, most + 1, edits, diagonal), diagonal, effort);
                furthest[most + 1 + diagonal] = x;
                if (x >= toA - from && x - diagonal >= toB - from) {
                    return Optional.of(partners(trace, edits, diagonal));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns how far {@code a} is read after one more edit that leads to a diagonal; counted in the middle. */
    private static int step(int[] furthest, int zero, int edits, int diagonal) {
        boolean down = diagonal == -edits
                || (diagonal != edits && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1]);
        return down ? furthest[zero + diagonal + 1] : furthest[zero + diagonal - 1] + 1;
    }

    private int extend(int start, int diagonal, Effort effort) {
        int x = start;
        while (from + x < toA && from + x - diagonal < toB && a[from + x] == b[from + x - diagonal]) {
            x++;
        }
        // a spent effort shows at the next edit
        effort.spend(x - start);
        return x;
    }

    /** Goes the way back that was found. */
    private int[] partners(List<int[]> trace, int edits, int diagonal) {
        int[] partners = new int[a.length];
        Arrays.fill(partners, NONE);
        for (int i = 0; i < from; i++) {
            partners[i] = i;
        }
        for (int i = toA; i < a.length; i++) {
            partners[i] = toB + i - toA;
        }
        int x = toA - from;
        int at = diagonal;
        for (int d = edits; d >= 0; d--) {
            int[] before = trace.get(d);
            boolean down = at == -d || (at != d && before[d + 1 + at - 1] < before[d + 1 + at + 1]);
            int start = d == 0 ? 0 : down ? before[d + 1 + at + 1] : before[d + 1 + at - 1] + 1;
            while (x > start) {
                x--;
                partners[from + x] = from + x - at;
            }
            x = down ? start : start - 1;
            at += down ? 1 : -1;
        }
        return partners;
    }
}
