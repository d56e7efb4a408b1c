package pish.transport;

/** Told what a line does, one call at a time and in order, mostly on a reader thread: must never block. */
public interface ShellListener {
    /** The line begins, with this to control it; comes first. */
    void began(LineControl control);

    /**
     * Output of the line, exactly.
     *
     * @param buffer holds the bytes; valid during this call only
     * @param offset index of the first byte
     * @param length number of bytes, at least 1, to be given to {@link LineControl#consumed} when dealt with
     */
    void output(Stream stream, byte[] buffer, int offset, int length);

    /**
     * A program of the line, or one left behind by a line before it, wants a password, and waits for it; may also come after
     * the line's end.
     */
    void asked(PasswordRequest request);

    /**
     * The line ended; no output follows.
     *
     * @param directory where the shell is now
     */
    void ended(ExitStatus status, String directory);

    /**
     * The shell had ended before it read the line, so nothing of it ran; nothing follows. A new shell may run it.
     */
    void unread();

    /**
     * The account did not do what it was asked for, so nothing of the line ran; nothing follows. Another way may do.
     *
     * @param refusal what it did instead
     */
    default void refused(Refusal refusal) {
        lost(refusal.reason());
    }

    /**
     * The shell was lost together with the line; nothing follows.
     *
     * @param reason one short clause
     */
    void lost(String reason);
}
