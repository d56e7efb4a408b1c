package pish.transport;

/**
 * How a command ended.
 *
 * @param code 0 to 255 as a shell has it in {@code $?}: 0 for success, 128 plus the signal's number for a signal
 */
public record ExitStatus(int code) implements Comparable<ExitStatus> {
    /** Success. */
    public static final ExitStatus OK = new ExitStatus(0);
    /** What a line gets that could not be understood; nothing was run. */
    public static final ExitStatus USAGE = new ExitStatus(2);
    /** What a command gets that ran out of time, as timeout(1) has it. */
    public static final ExitStatus TIMEOUT = new ExitStatus(124);
    /** What an interrupted command gets: 128 + SIGINT. */
    public static final ExitStatus INTERRUPTED = new ExitStatus(130);
    /** What a node gets that could not be reached, or whose connection was lost, as ssh(1) has it. */
    public static final ExitStatus UNREACHABLE = new ExitStatus(255);

    /** Returns whether this is success. */
    public boolean ok() {
        return code == 0;
    }

    /** Returns the larger of two, which is what a line over many nodes reports. */
    public ExitStatus max(ExitStatus other) {
        return code >= other.code ? this : other;
    }

    @Override
    public int compareTo(ExitStatus other) {
        return Integer.compare(code, other.code);
    }
}
