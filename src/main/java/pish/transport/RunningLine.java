package pish.transport;

/** The line that a persistent shell is running: it has ended when both streams have said so. */
final class RunningLine {
    final ShellListener listener;
    /** Tells the lines of a shell apart. */
    final long number;

    private boolean begun;
    private boolean errEnded;
    private Frame end;

    RunningLine(long number, ShellListener listener) {
        this.number = number;
        this.listener = listener;
    }

    /** Notes that the shell has read it whole. */
    void begin() {
        begun = true;
    }

    /** Returns whether the shell has read it whole. */
    boolean begun() {
        return begun;
    }

    /** Notes a stream's frame. Of several, as after a signal, the first one on standard output has the status. */
    void end(Stream stream, Frame frame) {
        if (stream == Stream.STDERR) {
            errEnded = true;
        } else if (end == null) {
            end = frame;
        }
    }

    /** Returns whether nothing more of the line can come on a stream. */
    boolean ended(Stream stream) {
        return stream == Stream.STDERR ? errEnded : end != null;
    }

    /** Returns whether nothing more of the line can come. */
    boolean ended() {
        return errEnded && end != null;
    }

    /** Returns the frame with status and directory, once {@link #ended()}. */
    Frame end() {
        return end;
    }
}
