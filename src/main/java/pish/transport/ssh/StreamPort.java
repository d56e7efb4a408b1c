package pish.transport.ssh;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.forwarded.AbstractForwardedChannel;
import net.schmizz.sshj.transport.TransportException;
import pish.transport.DuplexStream;
import pish.transport.RemotePort;

/** A port of a node's whose callers are streams, each on a thread of its own. */
record StreamPort(SshPorts ports, int number) implements RemotePort {
    private static final Logger LOG = Logger.getLogger(StreamPort.class.getName());

    /**
     * Has the node listen.
     *
     * @param most how many callers may be there at once; more are turned away
     * @param callers takes each and closes it
     * @throws IOException if the node does not
     */
    static StreamPort open(Connection connection, SshPorts ports, int most, Consumer<DuplexStream> callers)
            throws IOException {
        return new StreamPort(ports, ports.listen(most, (opening, whenClosed) -> {
            Channel channel = new Channel(connection, opening);
            Thread thread = new Thread(() -> serve(channel, callers, whenClosed), "pish-caller");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    private static void serve(Channel channel, Consumer<DuplexStream> callers, Runnable whenClosed) {
        try {
            channel.confirm();
            callers.accept(new ChannelStream(channel));
        } catch (TransportException e) {
            LOG.log(Level.FINE, "a caller has gone", e);
        } finally {
            whenClosed.run();
        }
    }

    @Override
    public void close() {
        try {
            ports.cancel(number);
        } catch (IOException e) {
            // the port ends with the connection at the latest
            LOG.log(Level.FINE, "a port stays open", e);
        }
    }

    private static final class Channel extends AbstractForwardedChannel {
        Channel(Connection connection, SshPorts.Opening opening) {
            super(
                    connection,
                    SshPorts.TYPE,
                    opening.recipient(),
                    opening.window(),
                    opening.packet(),
                    opening.originator(),
                    opening.originatorPort());
        }
    }
}
