package pish.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A host that was found. What it and name servers say is printable ASCII and otherwise not to be trusted.
 *
 * @param address where it was found
 * @param state how sure that is
 * @param name as hosts(5) or a name server has it, or the empty string
 * @param mac its Ethernet address, in lower case with colons, or the empty string where it is behind a router
 * @param latency how long a connection or refusal took; empty where neither came
 * @param ssh what its SSH server calls itself, for example {@code SSH-2.0-OpenSSH_9.2p1}, or the empty string
 * @param ports which of the ports that were asked for are open, in order
 */
public record Host(
        Ipv4 address,
        State state,
        String name,
        String mac,
        Optional<Duration> latency,
        String ssh,
        List<Integer> ports) {
    /** How sure it is that a host is there. */
    public enum State {
        /** It has answered. */
        UP,
        /** It is this machine. */
        HERE,
        /** It has answered somebody before, maybe long ago, and nothing now. */
        STALE
    }
}
