package pish.node;

import java.util.ArrayList;
import java.util.List;

/**
 * What node names have in common that differ only in their numbers: the literal parts around them. {@code rack1-n07} has
 * the literals {@code rack}, {@code -n} and the empty string, and the indices 1 and 07.
 */
final class NamePattern implements Comparable<NamePattern> {
    private final List<String> literals;
    /** Literals joined by what ClusterShell puts for an index: patterns sort as theirs do. */
    private final String key;

    NamePattern(List<String> literals) {
        this.literals = List.copyOf(literals);
        this.key = key(this.literals);
    }

    private static String key(List<String> literals) {
        var key = new StringBuilder();
        for (int i = 0; i < literals.size(); i++) {
            key.append(i == 0 ? "" : "%s").append(literals.get(i).replace("%", "%%"));
        }
        return key.toString();
    }

    /** A plain name taken apart: every run of ASCII digits is an index. */
    record Parts(List<String> literals, List<String> indices) {
        static Parts of(String name) {
            var literals = new ArrayList<String>();
            var indices = new ArrayList<String>();
            int literal = 0;
            int at = 0;
            while (at < name.length()) {
                if (!isDigit(name.charAt(at))) {
                    at++;
                    continue;
                }
                int end = at;
                while (end < name.length() && isDigit(name.charAt(end))) {
                    end++;
                }
                literals.add(name.substring(literal, at));
                indices.add(name.substring(at, end));
                at = end;
                literal = end;
            }
            literals.add(name.substring(literal));
            return new Parts(literals, indices);
        }

        /** Returns the indices of all axes but the last: where {@link RangeVectors} keep the row of this name. */
        List<String> key() {
            return indices.isEmpty() ? List.of() : indices.subList(0, indices.size() - 1);
        }

        /** Returns the index of the last axis, or what stands for it in a name without any. */
        RangeSet row() {
            return indices.isEmpty() ? RangeVectors.POINT : RangeSet.ofOne(indices.get(indices.size() - 1));
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns how many indices a name has. */
    int dimensions() {
        return literals.size() - 1;
    }

    /** Returns the name with the given indices, or the folded text with the given ranges; there may be more than needed. */
    String format(List<String> indices) {
        var text = new StringBuilder(literals.get(0));
        for (int i = 1; i < literals.size(); i++) {
            text.append(indices.get(i - 1)).append(literals.get(i));
        }
        return text.toString();
    }

    @Override
    public int compareTo(NamePattern other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern pattern && key.equals(pattern.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
