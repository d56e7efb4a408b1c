package pish.setup;

import java.io.IOException;
import pish.transport.DuplexStream;

/** A way to hosts that nodes cannot reach themselves. */
@FunctionalInterface
public interface WayOut {
    /**
     * Connects to a TCP port; blocks.
     *
     * @throws IOException if it is not to be reached; the message, which may be a node's words, says why
     */
    DuplexStream to(String host, int port) throws IOException;
}
