package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What tells, within the output of mpiexec, whose a piece of it is, and what tells, within the output of a rank, that it has
 * begun or ended: the byte 01 and random hexadecimal digits, which no program prints by chance.
 */
final class RankMark {
    /** The byte that each mark begins with. */
    static final char BEGIN = 1;

    private static final int RANDOM_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String digits;

    private RankMark(String digits) {
        this.digits = digits;
    }

    /** Returns one never used before. */
    static RankMark next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new RankMark(HexFormat.of().formatHex(bytes));
    }

    /** Returns one of some digits, for tests. */
    static RankMark of(String digits) {
        return new RankMark(digits);
    }

    /** Returns the digits, by which the job's processes are known too. */
    String digits() {
        return digits;
    }

    /** Returns the mark. */
    byte[] bytes() {
        return (BEGIN + digits).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns what mpiexec is to put before each piece of output (option {@code -prepend-pattern}; %r is the rank). */
    String pattern() {
        return BEGIN + digits + "%r:";
    }
}
