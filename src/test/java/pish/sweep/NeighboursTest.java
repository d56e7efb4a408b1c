package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Neighbours TABLE = Neighbours.parse(List.of(
            "IP address       HW type     Flags       HW address            Mask     Device",
            "10.77.0.170      0x1         0x0         00:00:00:00:00:00     *        eth0",
            "10.77.0.101      0x1         0x2         b8:27:eb:01:00:01     *        eth0",
            "10.77.0.102      0x1         0x6         b8:27:eb:01:00:02     *        eth0",
            "10.77.0.103      0x1         0x0         00:00:00:00:00:00     *        eth1",
            "10.77.0.103      0x1         0x2         b8:27:eb:01:00:03     *        eth0",
            "nonsense"));

    @Test
    void knowsWhoHasAnswered() {
        assertThat(TABLE.mac(ip("10.77.0.101"))).contains("b8:27:eb:01:00:01");
        assertThat(TABLE.mac(ip("10.77.0.102"))).contains("b8:27:eb:01:00:02");
        assertThat(TABLE.mac(ip("10.77.0.103"))).contains("b8:27:eb:01:00:03");
    }

    @Test
    void tellsWhoIsAskedForFromWhoIsNot() {
        assertThat(TABLE.has(ip("10.77.0.170"))).isTrue();
        assertThat(TABLE.mac(ip("10.77.0.170"))).isEmpty();
        assertThat(TABLE.has(ip("10.77.0.171"))).isFalse();
    }

    @Test
    void whoTheKernelAsksAgainMayYetBeConfirmed() {
        String line = "10.77.0.102 dev eth0 lladdr dc:a6:32:01:00:02 ref 1 used 176/135/100probes 4 ";
        assertThat(Confirmations.pending(line + "DELAY ")).contains(ip("10.77.0.102"));
        assertThat(Confirmations.pending(line + "PROBE")).contains(ip("10.77.0.102"));
        assertThat(Confirmations.pending(line + "STALE ")).isEmpty();
        assertThat(Confirmations.pending(line + "REACHABLE ")).isEmpty();
        assertThat(Confirmations.pending("10.77.0.105 dev eth0  used 9/9/6probes 6 FAILED "))
                .isEmpty();
    }

    @Test
    void onlyConfirmationsAfterTheSweepBeganCount() {
        String stale = "10.77.0.103 dev eth0 lladdr d8:3a:dd:01:00:03 ref 1 used 1/57/1 probes 4 STALE";
        String fresh = "10.77.0.104 dev eth0 lladdr d8:3a:dd:01:00:04 used 1/0/1 probes 1 REACHABLE";

        assertThat(Confirmations.confirmed(stale, 3)).isEmpty();
        assertThat(Confirmations.confirmed(stale, 58)).contains(ip("10.77.0.103"));
        assertThat(Confirmations.confirmed(fresh, 1)).contains(ip("10.77.0.104"));
        assertThat(Confirmations.confirmed(fresh, 0)).as("might be before").isEmpty();
        assertThat(Confirmations.confirmed("10.77.0.105 dev eth0  used 9/9/6 probes 6 FAILED", 3))
                .isEmpty();
    }

    @Test
    void namesComeFromTheHostsFile() {
        assertThat(
                        HostsFile.parse(
                                "127.0.0.1 localhost\n10.0.0.5\tpi05 five # pi06\n#10.0.0.6 x\n10.0.0.5 other\n::1 y\n10.0.0.7"))
                .containsOnly(
                        java.util.Map.entry(ip("127.0.0.1"), "localhost"), java.util.Map.entry(ip("10.0.0.5"), "pi05"));
    }

    private static Ipv4 ip(String text) {
        return Ipv4.parse(text).orElseThrow();
    }
}
