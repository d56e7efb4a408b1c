package pish.transport;

/** Told what a line does, one call at a time and in order, mostly on a reader thread: must never block. */
public interface ShellListener {
    /** The line begins, in this shell; comes first. */
    void began(RemoteShell shell);

    /**
     * Output of the line, exactly.
     *
     * @param buffer holds the bytes; valid during this call only
     * @param offset index of the first byte
     * @param length number of bytes, at least 1, to be given to {@link RemoteShell#consumed} when dealt with
     */
    void output(Stream stream, byte[] buffer, int offset, int length);

    /**
     * The line ended; nothing follows.
     *
     * @param directory where the shell is now
     */
    void ended(ExitStatus status, String directory);

    /**
     * The shell had ended before it read the line, so nothing of it ran; nothing follows. A new shell may run it.
     */
    void unread();

    /**
     * The shell was lost together with the line; nothing follows.
     *
     * @param reason one short clause
     */
    void lost(String reason);
}
