package pish.transport;

import java.io.IOException;

/** What can be done to a line while it runs, whether in a persistent shell or on a channel of its own. */
public interface LineControl extends AutoCloseable {
    /** Sends SIGINT to what runs. The next line has to wait until {@link #isSettled()}. */
    void interrupt() throws IOException;

    /**
     * Returns whether a SIGINT now could have the line run in part, because its shell has not read all of it.
     *
     * @param late whether a shell that has not been set up by now is held up by something else
     */
    default boolean isReading(boolean late) {
        return false;
    }

    /** Ends what runs by all that its channel alone can do; for a persistent shell that is nothing. */
    default void kill() throws IOException {}

    /** Says that the shell was sent a signal by other means: {@link #isSettled()} is false until it is past that. */
    default void signalled() throws IOException {}

    /** Asks once more whether the line has ended, where a signal may have made the shell forget to say so. */
    default void probe() throws IOException {}

    /** Returns whether no signal that was sent can hit the next line. */
    default boolean isSettled() {
        return true;
    }

    /**
     * Ends the line as refused if no shell has begun that could run it.
     *
     * @return whether that is so: what is left of it is to be closed
     */
    default boolean endIfLate() {
        return false;
    }

    /** Says that so many bytes of output have been dealt with; see {@link RemoteProcess#consumed}. */
    void consumed(int bytes);

    /** Returns whether another line could be run by it. */
    boolean isOpen();

    /** Returns whether the line is running. */
    boolean isBusy();

    /** Returns whether it runs in a shell of root's, whom the account may send no signals. */
    default boolean isRoots() {
        return false;
    }

    /** Returns the shell's process id on the node, or 0 where it is not known. */
    default int processId() {
        return 0;
    }

    /** Returns the process group that the line's commands are in, or 0 where it is not known. */
    default int processGroup() {
        return 0;
    }

    /** Returns whether a signal may have made the shell forget what it was told, see {@link #probe()}. */
    default boolean mayDropInput() {
        return false;
    }

    /** Gives up what runs, which is reported as lost. */
    @Override
    void close();
}
