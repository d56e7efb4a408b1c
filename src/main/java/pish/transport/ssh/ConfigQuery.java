package pish.transport.ssh;

import java.util.Locale;

/**
 * For whom ssh_config is read.
 *
 * @param original the host as a person would give it to ssh; {@code Host} minds its case
 * @param user the account, or the empty string where none was given
 * @param localUser the account that runs pish
 */
record ConfigQuery(String original, String user, String localUser) {
    /** Returns the host in lower case, as all but {@code Host} has it. */
    String host() {
        return original.toLowerCase(Locale.ROOT);
    }
}
