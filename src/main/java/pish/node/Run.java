package pish.node;

import java.math.BigInteger;

/**
 * Consecutive indices that are written with the same number of digits. {@code 1} and {@code 01} are different indices,
 * so width and value together tell one.
 *
 * @param width digits of every index, leading zeros included, or {@link #NEGATIVE} for indices below zero
 * @param from the first value
 * @param to the last value, at least {@code from}
 */
record Run(int width, BigInteger from, BigInteger to) implements Comparable<Run> {
    /** The width of all negative indices, which are never padded; they sort before all others. */
    static final int NEGATIVE = 0;

    /** Returns the run of one index as it is written: digits, or a minus sign and digits without leading zeros. */
    static Run of(String index) {
        // most names count in a few digits, and this is what reading long lists of names costs
        var value = index.length() <= 18 ? BigInteger.valueOf(Long.parseLong(index)) : new BigInteger(index);
        return new Run(value.signum() < 0 ? NEGATIVE : index.length(), value, value);
    }

    /** Returns how many indices there are. */
    long size() {
        return to.subtract(from).longValueExact() + 1;
    }

    /** Returns an index of this run as it is written. */
    String text(BigInteger value) {
        var digits = value.toString();
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    boolean contains(Run other) {
        return width == other.width && from.compareTo(other.from) <= 0 && to.compareTo(other.to) >= 0;
    }

    /** Returns whether {@code next}, which does not sort before this, overlaps this or follows without a gap. */
    boolean touches(Run next) {
        return width == next.width && next.from.compareTo(to.add(BigInteger.ONE)) <= 0;
    }

    /**
     * Returns whether {@code next} goes on counting where this ends although its width is another: 9 to 10, or -1 to 0.
     */
    boolean countsOnTo(Run next) {
        return next.width == width + 1 && next.from.equals(to.add(BigInteger.ONE)) && !next.padded();
    }

    /** Returns whether the first index has leading zeros. */
    boolean padded() {
        return width > 1 && text(from).charAt(0) == '0';
    }

    /** Returns this with its end moved to that of {@code other}, if that is further. */
    Run extendedTo(Run other) {
        return new Run(width, from, to.max(other.to));
    }

    @Override
    public int compareTo(Run other) {
        int byWidth = Integer.compare(width, other.width);
        return byWidth != 0 ? byWidth : from.compareTo(other.from);
    }
}
