package pish.transport;

import java.io.IOException;

/** One command on one channel of a {@link Connection}. */
public interface RemoteProcess extends AutoCloseable {
    /** Sends bytes to its standard input. Short ones go out at once; long ones never hold the caller. */
    void write(byte[] bytes) throws IOException;

    /**
     * Sends bytes to its standard input and returns when all are on their way, waiting for as long as the command takes no
     * more: for a thread that may wait, and for a channel on which nobody else writes.
     *
     * @throws IOException if the command takes no more for good: the channel has closed, or the connection is gone
     */
    void send(byte[] buffer, int offset, int length) throws IOException;

    /** Ends its standard input. */
    void closeInput() throws IOException;

    /**
     * Asks the node to send a signal to the process group of the command. A node may ignore this without saying so.
     *
     * @param name without SIG, for example {@code INT}
     */
    void signal(String name) throws IOException;

    /**
     * Says that so many bytes of output have been dealt with, so that the node may send as many more. Until then they
     * count against the channel's window, which is what bounds memory.
     *
     * @param bytes number of bytes, 0 or more
     */
    void consumed(int bytes);

    /** Closes the channel; the node sends the command SIGHUP, or leaves it running, as its server sees fit. */
    @Override
    void close();

    /** Told what a process does, on the connection's one reader thread: must never block. */
    interface Listener {
        /**
         * Output, in the order in which it came.
         *
         * @param buffer holds the bytes; valid during this call only
         * @param offset index of the first byte
         * @param length number of bytes, at least 1
         */
        void output(Stream stream, byte[] buffer, int offset, int length);

        /** The command's own exit status; more output may still follow. */
        void exited(ExitStatus status);

        /**
         * The channel is closed; nothing follows. Called exactly once.
         *
         * @param lost why the connection died, or the empty string where the channel ended in good order
         */
        void closed(String lost);
    }
}
