package pish.transport.ssh;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Two streams that lead to a host, as a socket that is connected already: through a host on the way, or a program. */
final class StreamSocket extends Socket {
    private static final int BUFFER = 64 << 10;
    private static final byte[] NOWHERE = {127, 0, 0, 1};

    private final InputStream in;
    private final OutputStream out;
    private final Closeable way;
    private final InetAddress host;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Supplier<Optional<String>> blame = Optional::empty;

    /**
     * Takes over the streams.
     *
     * @param host what sshj calls the peer; never looked up
     * @param way closed once, with the socket or its input
     */
    StreamSocket(String host, InputStream in, OutputStream out, Closeable way) throws UnknownHostException {
        this.in = new Input(in);
        this.out = out;
        this.way = way;
        this.host = InetAddress.getByAddress(host, NOWHERE);
    }

    /** Sets who knows why the way ended. */
    void blame(Supplier<Optional<String>> whoKnows) {
        blame = whoKnows;
    }

    /** Returns why a connection over a socket ended: that its way did, where it was so, else the reason there seemed to be. */
    static String reason(Socket socket, String seeming) {
        return socket instanceof StreamSocket streams ? streams.blame.get().orElse(seeming) : seeming;
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
        return closed.get();
    }

    /** Does nothing: {@link Deadline} bounds what sshj would bound by this. */
    @Override
    public synchronized void setSoTimeout(int millis) {}

    @Override
    public synchronized void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            way.close();
        }
    }

    /**
     * What is read. Where the connection ends by itself, sshj closes this alone. A channel's own stream must not be closed
     * before the channel: data that are on their way then end the whole connection to the host on the way, for all.
     */
    private final class Input extends BufferedInputStream {
        Input(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public void close() throws IOException {
            StreamSocket.this.close();
        }
    }
}
