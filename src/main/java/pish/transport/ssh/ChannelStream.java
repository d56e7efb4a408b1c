package pish.transport.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.schmizz.sshj.connection.channel.Channel;
import pish.transport.DuplexStream;

/** A channel that stands for a connection of TCP. */
record ChannelStream(Channel channel) implements DuplexStream {
    private static final Logger LOG = Logger.getLogger(ChannelStream.class.getName());

    @Override
    public InputStream input() {
        return channel.getInputStream();
    }

    @Override
    public OutputStream output() {
        return channel.getOutputStream();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // with the connection gone there is nobody left to hang up on
            LOG.log(Level.FINE, "it was gone", e);
        }
    }
}
