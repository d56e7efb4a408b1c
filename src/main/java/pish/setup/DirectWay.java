package pish.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.transport.DuplexStream;

/**
 * The way out from this machine. It leads to no address that only this machine has or that only its link gives meaning to:
 * which hosts nodes ask for is their word, and what listens there trusts this machine.
 */
public final class DirectWay implements WayOut {
    private static final Logger LOG = Logger.getLogger(DirectWay.class.getName());
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int MOST = 65_535;

    private final Duration patience;

    /**
     * Makes it.
     *
     * @param patience how long each address of a host is waited for
     */
    public DirectWay(Duration patience) {
        this.patience = patience;
    }

    @Override
    public DuplexStream to(String host, int port) throws IOException {
        if (port > MOST) {
            throw new IOException("there is no port " + port);
        }
        IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (isOwn(address)) {
                throw new IOException(host + " is an address of no other machine");
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                socket.setSoTimeout((int) SILENCE.toMillis());
                return new SocketStream(socket, socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new IOException(host + " has no address") : failure;
    }

    static boolean isOwn(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress();
    }

    private record SocketStream(Socket socket, InputStream input, OutputStream output) implements DuplexStream {
        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "it was gone", e);
            }
        }
    }
}
