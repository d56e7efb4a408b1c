package pish.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's table of neighbours, as /proc/net/arp has it (proc_pid_net(5)): who is being asked for, and who has
 * answered.
 */
final class Neighbours {
    private static final Path TABLE = Path.of("/proc/net/arp");
    private static final int COLUMNS = 6;
    /** ATF_COM of linux/if_arp.h: an answer has come, now or long ago. */
    private static final int COMPLETE = 0x2;

    private final Map<Ipv4, String> macs;

    private Neighbours(Map<Ipv4, String> macs) {
        this.macs = macs;
    }

    /** Reads the table; it is empty where the system has none. */
    static Neighbours read() throws IOException {
        return Files.isReadable(TABLE) ? parse(Files.readAllLines(TABLE)) : parse(List.of());
    }

    static Neighbours parse(List<String> lines) {
        Map<Ipv4, String> macs = new HashMap<>();
        for (String line : lines) {
            String[] columns = line.trim().split("\\s+", -1);
            Optional<Ipv4> address = Ipv4.parse(columns[0]);
            if (address.isPresent() && columns.length == COLUMNS) {
                boolean complete = (Integer.decode(columns[2]) & COMPLETE) != 0;
                macs.merge(address.get(), complete ? columns[3] : "", (a, b) -> a.isEmpty() ? b : a);
            }
        }
        return new Neighbours(macs);
    }

    /** Returns whether the kernel asks for an address, or has an answer or failed to get one. */
    boolean has(Ipv4 address) {
        return macs.containsKey(address);
    }

    /** Returns the Ethernet address that was answered, now or long ago. */
    Optional<String> mac(Ipv4 address) {
        return Optional.ofNullable(macs.get(address)).filter(mac -> !mac.isEmpty());
    }
}
