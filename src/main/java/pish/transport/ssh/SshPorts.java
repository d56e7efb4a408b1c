package pish.transport.ssh;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.forwarded.ForwardedChannelOpener;
import net.schmizz.sshj.transport.TransportException;
import pish.transport.Caller;

/**
 * The ports of its loopback address at which a node listens for us (RFC 4254, section 7), and who takes their callers. sshj
 * has one opener a connection for all of them, and its refusals have no language tag (section 5.1 there), for which OpenSSH
 * ends the whole connection: nobody is refused, but hung up on.
 */
final class SshPorts implements ForwardedChannelOpener {
    /** The type of channel that each caller becomes. */
    static final String TYPE = "forwarded-tcpip";

    /** Not {@code localhost}: OpenSSH takes that for two addresses, and need not get the same port on both. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final Caller.Listener NOBODY = new Caller.Listener() {
        @Override
        public void input(byte[] buffer, int offset, int length) {
            // it is hung up on
        }

        @Override
        public void closed() {
            // as it was to be
        }
    };

    private final Connection connection;
    private final Map<Integer, Port> ports = new ConcurrentHashMap<>();

    /** Makes it a connection's; once for each. */
    SshPorts(Connection connection) {
        this.connection = connection;
        connection.attach(this);
    }

    /** Takes a channel that a node asks for. */
    interface Taker {
        /**
         * Confirms the channel, or has that done; on the connection's reader thread.
         *
         * @param whenClosed to be told once, when it has ended
         */
        void take(Opening opening, Runnable whenClosed) throws ConnectionException, TransportException;
    }

    private record Port(Taker taker, int most, AtomicInteger there) {}

    /** What a node says of a channel that it asks for. */
    record Opening(int recipient, long window, long packet, int port, String originator, int originatorPort) {
        private static Opening read(SSHPacket packet) throws Buffer.BufferException {
            int recipient = packet.readUInt32AsInt();
            long window = packet.readUInt32();
            long largest = packet.readUInt32();
            packet.readString();
            int port = packet.readUInt32AsInt();
            return new Opening(recipient, window, largest, port, packet.readString(), packet.readUInt32AsInt());
        }
    }

    /**
     * Has the node listen, and returns the port that it has chosen; blocks.
     *
     * @param most how many callers may be there at once, so that none on the node can have us keep channels without end
     * @throws IOException if it does not
     */
    int listen(int most, Taker taker) throws IOException {
        SSHPacket reply = request("tcpip-forward", true, 0);
        try {
            int port = reply.readUInt32AsInt();
            ports.put(port, new Port(taker, most, new AtomicInteger()));
            return port;
        } catch (Buffer.BufferException e) {
            throw new IOException("the node does not say at which port it listens", e);
        }
    }

    /** Has the node listen no more; callers that are there stay. Blocks. */
    void cancel(int port) throws IOException {
        ports.remove(port);
        request("cancel-tcpip-forward", true, port);
    }

    private SSHPacket request(String name, boolean answered, int port) throws IOException {
        byte[] text =
                new Buffer.PlainBuffer().putString(LOOPBACK).putUInt32(port).getCompactData();
        return connection
                .sendGlobalRequest(name, answered, text)
                .retrieve(connection.getTimeoutMs(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String getChannelType() {
        return TYPE;
    }

    @Override
    public void handleOpen(SSHPacket packet) throws ConnectionException, TransportException {
        Opening opening;
        try {
            opening = Opening.read(packet);
        } catch (Buffer.BufferException e) {
            throw new ConnectionException(e);
        }
        Port port = ports.get(opening.port());
        if (port == null) {
            hangUp(opening);
        } else if (port.there().incrementAndGet() > port.most()) {
            port.there().decrementAndGet();
            hangUp(opening);
        } else {
            port.taker().take(opening, port.there()::decrementAndGet);
        }
    }

    private void hangUp(Opening opening) throws ConnectionException, TransportException {
        SshCaller caller = new SshCaller(connection, opening, () -> {});
        caller.accept(NOBODY);
        caller.close();
    }
}
