package pish.transport.ssh;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer.BufferException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.connection.channel.forwarded.ConnectListener;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder;
import net.schmizz.sshj.transport.TransportException;

/**
 * The ports that the server of one connection forwards. sshj would refuse a caller at a port that it does not know yet, and
 * its refusal has no language tag (RFC 4254, section 5.1), for which OpenSSH ends the whole connection: nobody is refused,
 * but hung up on.
 */
final class PortForwarder extends RemotePortForwarder {
    PortForwarder(Connection connection) {
        super(connection);
    }

    @Override
    public void handleOpen(SSHPacket packet) throws ConnectionException, TransportException {
        ForwardedTCPIPChannel channel;
        try {
            channel = new ForwardedTCPIPChannel(
                    conn,
                    packet.readUInt32AsInt(),
                    packet.readUInt32(),
                    packet.readUInt32(),
                    new Forward(packet.readString(), packet.readUInt32AsInt()),
                    packet.readString(),
                    packet.readUInt32AsInt());
        } catch (BufferException e) {
            throw new ConnectionException(e);
        }
        int port = channel.getParentForward().getPort();
        Optional<ConnectListener> listener = listeners.entrySet().stream()
                .filter(entry -> entry.getKey().getPort() == port)
                .map(Map.Entry::getValue)
                .findFirst();
        callListener(listener.orElse(PortForwarder::hangUp), channel);
    }

    static void hangUp(Channel.Forwarded channel) throws IOException {
        channel.confirm();
        channel.close();
    }
}
