package pish.transport.ssh;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;

/**
 * Sockets for one connection each. Waiting for a host to answer costs nothing, so any number do that at once; a key
 * exchange costs both sides processor time, so what follows the host's first byte waits for its turn. A host that accepts
 * connections and then says nothing, as one with a dead disk does, takes no turn from the others.
 */
final class PacedSockets extends SocketFactory {
    private static final int BUFFER = 64 << 10;

    private final Semaphore turns;
    private boolean hasTurn;
    private InetAddress from;

    PacedSockets(Semaphore turns) {
        this.turns = turns;
    }

    /** Has the connection come from an address of this machine. */
    void bind(InetAddress address) {
        from = address;
    }

    /** Lets the next connection have its turn. */
    void done() {
        if (hasTurn) {
            hasTurn = false;
            turns.release();
        }
    }

    @Override
    public Socket createSocket() {
        return new PacedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    private final class PacedSocket extends Socket {
        private InputStream buffered;

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (from != null) {
                bind(new InetSocketAddress(from, 0));
            }
            super.connect(endpoint, timeout);
            // or every small write waits for the node's delayed ACK of the one before, 40 ms
            setTcpNoDelay(true);
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (buffered == null) {
                buffered = new BufferedInputStream(new PacedInput(super.getInputStream()), BUFFER);
            }
            return buffered;
        }
    }

    /** Waits for a turn when the first bytes are there. */
    private final class PacedInput extends FilterInputStream {
        private boolean begun;

        PacedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (!begun) {
                begun = true;
                turns.acquireUninterruptibly();
                hasTurn = true;
            }
            return count;
        }
    }
}
