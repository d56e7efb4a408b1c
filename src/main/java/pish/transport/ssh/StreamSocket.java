package pish.transport.ssh;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Two streams that lead to a host, as a socket that is connected already: through a host on the way, or a program. */
final class StreamSocket extends Socket {
    private static final int BUFFER = 64 << 10;
    private static final byte[] NOWHERE = {127, 0, 0, 1};

    private final InputStream in;
    private final OutputStream out;
    private final Closeable way;
    private final InetAddress host;
    private volatile boolean closed;

    /**
     * Takes over the streams.
     *
     * @param host what sshj calls the peer; never looked up
     * @param way closed with the socket
     */
    StreamSocket(String host, InputStream in, OutputStream out, Closeable way) throws UnknownHostException {
        this.in = new BufferedInputStream(in, BUFFER);
        this.out = out;
        this.way = way;
        this.host = InetAddress.getByAddress(host, NOWHERE);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InetAddress getInetAddress() {
        return host;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Does nothing: {@link Deadline} bounds what sshj would bound by this. */
    @Override
    public synchronized void setSoTimeout(int millis) {}

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        way.close();
    }
}
