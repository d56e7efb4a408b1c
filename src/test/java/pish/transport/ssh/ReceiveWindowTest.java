package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import org.junit.jupiter.api.Test;

class ReceiveWindowTest {
    @Test
    void grantsAQuarterAtATimeUntilTheEnd() {
        ReceiveWindow window = new ReceiveWindow();
        assertThat(window.consumed(24, 100)).isZero();
        assertThat(window.consumed(2, 100)).isEqualTo(26);
        assertThat(window.consumed(24, 100)).isZero();
        window.end();
        assertThat(window.consumed(100, 100)).isZero();
    }

    @Test
    void lengthsThatCannotBeAreRefused() throws Exception {
        assertThat(ReceiveWindow.length(packet(3, 3), 3)).isEqualTo(3);
        assertThatThrownBy(() -> ReceiveWindow.length(packet(4, 4), 3)).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(() -> ReceiveWindow.length(packet(3, 2), 3)).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(() -> ReceiveWindow.length(packet(0xffff_ffffL, 2), 3))
                .isInstanceOf(ConnectionException.class);
        assertThatThrownBy(() -> ReceiveWindow.length(new SSHPacket(), 3)).isInstanceOf(ConnectionException.class);
    }

    private static SSHPacket packet(long length, int bytes) {
        SSHPacket packet = new SSHPacket();
        packet.putUInt32(length);
        packet.putRawBytes(new byte[bytes]);
        return packet;
    }
}
