package pish.machinefile;

import java.util.List;
import java.util.Optional;

/**
 * What one line says of a host.
 *
 * @param line the number of its line, from 1
 * @param user account, or the empty string
 * @param slots how many ranks it takes, or 0 where the line has no number
 * @param host its name, and where it stands
 * @param number where the number of slots stands, from what separates it from the host; empty text where there is none
 * @param options what else the line says, by its usual keys
 */
record Entry(
        int line, String user, int slots, MachineLine.Part host, MachineLine.Part number, List<HostOption> options) {
    String name() {
        return host.text();
    }

    /** Returns an option. */
    Optional<HostOption> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }
}
