package pish.transport;

/** A TCP port on a node's loopback interface; who connects to it there, as any account can, is answered here. */
public interface RemotePort extends AutoCloseable {
    /** Returns the port's number, from 1 to 65535, which the node has chosen. */
    int number();

    /** Listens no more; callers that are there stay. Blocks. */
    @Override
    void close();
}
