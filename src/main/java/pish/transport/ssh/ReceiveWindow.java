package pish.transport.ssh;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;

/**
 * What a channel has yet to say of what was received and dealt with (RFC 4254, section 5.2): the other side is granted more a
 * quarter of the window at a time. For all threads.
 */
final class ReceiveWindow {
    private static final int PARTS = 4;

    private long unreported;
    private boolean ended;

    /**
     * Takes note of bytes that have been dealt with.
     *
     * @param window the channel's whole window, in bytes
     * @return how many bytes to grant now; 0 for none yet
     */
    synchronized long consumed(int bytes, long window) {
        unreported += bytes;
        if (unreported < window / PARTS || ended) {
            return 0;
        }
        long grant = unreported;
        unreported = 0;
        return grant;
    }

    /** Grants nothing any more: the channel has ended. */
    synchronized void end() {
        ended = true;
    }

    /**
     * Reads the length of a packet's data, which follows it.
     *
     * @param most the largest that was agreed upon, in bytes
     * @throws ConnectionException if it is larger, or than the packet
     */
    static int length(SSHPacket packet, long most) throws ConnectionException {
        try {
            int length = packet.readUInt32AsInt();
            if (length < 0 || length > most || length > packet.available()) {
                throw new ConnectionException(DisconnectReason.PROTOCOL_ERROR, "bad data length " + length);
            }
            return length;
        } catch (Buffer.BufferException e) {
            throw new ConnectionException(e);
        }
    }
}
