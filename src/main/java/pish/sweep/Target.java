package pish.sweep;

import java.util.Optional;

/**
 * What one target means.
 *
 * @param block its addresses
 * @param named which of them the target has a name for, if it is a name
 * @param name that name, or the empty string
 */
record Target(AddressBlock block, Optional<Ipv4> named, String name) {
    /** Returns an address as nmap lists it: {@code 10.0.0.5}, or {@code pi05 (10.0.0.5)} where it is what was named. */
    String text(Ipv4 address) {
        return named.filter(address::equals).isPresent() ? name + " (" + address + ")" : address.toString();
    }
}
