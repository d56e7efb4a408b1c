package pish.transport;

/** Which of a command's two output streams. */
public enum Stream {
    /** Standard output, file descriptor 1. */
    STDOUT,
    /** Standard error, file descriptor 2. */
    STDERR
}
