package pish.transport;

import java.io.IOException;

/** A program on a node that has connected to the port at which the node listens for this one, see {@link Connection}. */
public interface Caller {
    /**
     * Sends it bytes; short ones only, since this may be called where nothing may block.
     *
     * @throws IOException if it is gone
     */
    void write(byte[] bytes) throws IOException;

    /** Says that so many bytes of what it has sent have been dealt with: it may send as many more. */
    void consumed(int bytes);

    /** Ends its connection. */
    void close();

    /** Told, on the connection's reader thread, what it does; must not block. */
    interface Listener {
        /** Takes bytes that it has sent. */
        void input(byte[] buffer, int offset, int length);

        /** It has ended its connection, or the whole connection to the node has ended; nothing follows. */
        void closed();
    }
}
