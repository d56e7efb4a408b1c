package pish.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known so far of an address where somebody may be. */
final class HostDraft {
    private final Ipv4 address;
    private final String mac;
    private final boolean own;
    private final SortedSet<Integer> ports = new TreeSet<>();
    private boolean proven;
    private Duration latency;
    private String ssh = "";

    /**
     * Begins with nothing.
     *
     * @param proven whether somebody has answered
     */
    HostDraft(Ipv4 address, String mac, boolean own, boolean proven) {
        this.address = address;
        this.mac = mac;
        this.own = own;
        this.proven = proven;
    }

    Ipv4 address() {
        return address;
    }

    boolean proven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    void answered(int port, boolean open, Duration after) {
        proven = true;
        if (latency == null || after.compareTo(latency) < 0) {
            latency = after;
        }
        if (open) {
            ports.add(port);
        }
    }

    void identified(String software) {
        ssh = software;
    }

    Host host(String name, java.util.List<Integer> wanted) {
        Host.State state = own ? Host.State.HERE : proven ? Host.State.UP : Host.State.STALE;
        return new Host(
                address,
                state,
                name,
                mac,
                Optional.ofNullable(latency),
                ssh,
                ports.stream().filter(wanted::contains).toList());
    }
}
