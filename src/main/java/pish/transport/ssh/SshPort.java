package pish.transport.ssh;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder.Forward;
import pish.transport.DuplexStream;
import pish.transport.RemotePort;

/** A port that the SSH server of a node forwards (RFC 4254, section 7). */
final class SshPort implements RemotePort {
    private static final Logger LOG = Logger.getLogger(SshPort.class.getName());

    /** Not {@code localhost}: OpenSSH takes that for two addresses, and need not get the same port on both. */
    private static final String LOOPBACK = "127.0.0.1";

    private final RemotePortForwarder forwarder;
    private final int most;
    private final Consumer<DuplexStream> callers;
    private final AtomicInteger there = new AtomicInteger();
    private Forward forward;

    private SshPort(RemotePortForwarder forwarder, int most, Consumer<DuplexStream> callers) {
        this.forwarder = forwarder;
        this.most = most;
        this.callers = callers;
    }

    /**
     * Has the node listen.
     *
     * @param most how many callers may be there at once; more are turned away
     * @param callers takes each, on a thread of its own, and closes it
     * @throws IOException if the node does not
     */
    static SshPort open(RemotePortForwarder forwarder, int most, Consumer<DuplexStream> callers) throws IOException {
        SshPort port = new SshPort(forwarder, most, callers);
        port.forward = port.forwarder.bind(new Forward(LOOPBACK, 0), port::called);
        return port;
    }

    private void called(Channel.Forwarded channel) throws IOException {
        if (there.incrementAndGet() > most) {
            there.decrementAndGet();
            PortForwarder.hangUp(channel);
            return;
        }
        try {
            channel.confirm();
            callers.accept(new ChannelStream(channel));
        } finally {
            there.decrementAndGet();
        }
    }

    @Override
    public int number() {
        return forward.getPort();
    }

    @Override
    public void close() {
        try {
            forwarder.cancel(forward);
        } catch (IOException e) {
            // the port ends with the connection at the latest
            LOG.log(Level.FINE, "a port stays open", e);
        }
    }
}
