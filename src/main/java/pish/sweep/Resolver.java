package pish.sweep;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Finds the addresses of names. */
@FunctionalInterface
public interface Resolver {
    /** Asks the system: files, DNS and whatever else it is set up to ask. May take as long as the system's patience. */
    Resolver SYSTEM = name -> {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            return List.of();
        }
        List<Ipv4> found = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(name)) {
                if (address instanceof Inet4Address four) {
                    found.add(Ipv4.of(four));
                }
            }
        } catch (UnknownHostException e) {
            return List.of();
        }
        return found;
    };

    /** Returns the IPv4 addresses of a name, the preferred one first; none where it has none. */
    List<Ipv4> resolve(String name);

    /** Returns the addresses of a name, or of a number as inet_aton(3) reads it. */
    default List<Ipv4> addresses(String host) {
        return InternetNumber.parse(host).map(List::of).orElseGet(() -> resolve(host));
    }
}
