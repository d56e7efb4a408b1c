package pish.transport.ssh;

import java.io.IOException;
import java.io.OutputStream;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.forwarded.AbstractForwardedChannel;
import net.schmizz.sshj.transport.TransportException;
import pish.transport.Caller;

/** A forwarded-tcpip channel (RFC 4254 section 7.2), with no thread and no buffer of its own, as {@link SshChannel} has none. */
final class SshCaller extends AbstractForwardedChannel implements Caller {
    private final Runnable whenClosed;
    private volatile Listener listener;
    private final ReceiveWindow received = new ReceiveWindow();
    private boolean finished;

    /**
     * Makes a channel that the node asks for.
     *
     * @param whenClosed told once, when it has ended
     */
    SshCaller(Connection connection, SshPorts.Opening opening, Runnable whenClosed) {
        super(
                connection,
                SshPorts.TYPE,
                opening.recipient(),
                opening.window(),
                opening.packet(),
                opening.originator(),
                opening.originatorPort());
        this.whenClosed = whenClosed;
    }

    /** Takes the channel. */
    void accept(Listener newListener) throws TransportException {
        listener = newListener;
        confirm();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (bytes.length > rwin.getSize()) {
            // waiting for it would be waiting for a program that may never read
            throw new IOException("it does not read what it is told");
        }
        OutputStream out = getOutputStream();
        try {
            out.write(bytes);
            out.flush();
        } catch (IndexOutOfBoundsException e) {
            // sshj's stream, after a write that failed, writes what it has left from a place where nothing is
            throw new IOException("writing failed before", e);
        }
    }

    @Override
    public void consumed(int bytes) {
        long grant = received.consumed(bytes, conn.getWindowSize());
        if (grant == 0) {
            return;
        }
        try {
            lwin.expand(grant);
            trans.write(newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(grant));
        } catch (TransportException e) {
            log.debug("window adjustment not sent", e);
        }
    }

    @Override
    public void close() {
        try {
            sendClose();
        } catch (TransportException e) {
            log.debug("close not sent", e);
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        int length = ReceiveWindow.length(packet, getLocalMaxPacketSize());
        lwin.consume(length);
        if (length > 0) {
            listener.input(packet.array(), packet.rpos(), length);
        }
    }

    /** A program that says no more has nothing to be answered either. */
    @Override
    protected void eofInputStreams() {
        close();
    }

    @Override
    protected void finishOff() {
        super.finishOff();
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
        }
        received.end();
        whenClosed.run();
        listener.closed();
    }
}
