package pish.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pish.exec.Report;
import pish.transport.Bytes;
import pish.transport.ExitStatus;

/** What nodes say of their devices. */
class DeviceTest {
    private static Device device(String said) {
        Instant now = Instant.EPOCH;
        return Device.of(new Report(ExitStatus.OK, Bytes.utf8(said), Bytes.utf8(""), "", now, now));
    }

    @Test
    void usesAndSizeAreRead() {
        Device device = device("""
                device /dev/sda
                size 31914983424
                model Generic  MassStorageClass
                busy /dev/sda1 is mounted on /boot
                busy /dev/sda2 is swap
                """);
        assertThat(device.size()).isEqualTo(31_914_983_424L);
        assertThat(device.model()).isEqualTo("Generic  MassStorageClass");
        assertThat(device.uses()).containsExactly("/dev/sda1 is mounted on /boot", "/dev/sda2 is swap");
        assertThat(device.reading()).isEqualTo(Access.ASK);
        Device group = device("device /dev/sda\nsize 512\nreads own\nwrites root\n");
        assertThat(group.reading()).isEqualTo(Access.OWN);
        assertThat(group.writing()).isEqualTo(Access.ROOT);
    }

    @Test
    void whatMakesNoSenseIsNoDevice() {
        assertThatThrownBy(() -> device("device /dev/sda\nsize -1\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> device("device /dev/sd a\nsize 1\n")).isInstanceOf(IllegalArgumentException.class);
        assertThat(device("device /dev/sda\nsize 1\nmodel \u001b[2Jx\n").model())
                .isEqualTo("?[2Jx");
    }
}
