package pish.machinefile;

import java.util.List;

/**
 * What one line says of a host.
 *
 * @param line the number of its line, from 1
 * @param user account, or the empty string
 * @param slots how many ranks it takes, or 0 where the line has no number
 * @param host its name, and where it stands
 * @param number where the number of slots stands, from what separates it from the host; empty text where there is none
 * @param options what else the line says, as it is written
 */
record Entry(
        int line,
        String user,
        int slots,
        MachineLine.Part host,
        MachineLine.Part number,
        List<MachineLine.Part> options) {
    String name() {
        return host.text();
    }

    /** Returns the value of an option, or the empty string. */
    String option(String key) {
        for (var option : options) {
            if (option.text().startsWith(key + "=")) {
                return option.text().substring(key.length() + 1);
            }
        }
        return "";
    }

    /** Returns the options' keys. */
    List<String> keys() {
        return options.stream()
                .map(option -> option.text().substring(0, option.text().indexOf('=')))
                .toList();
    }
}
