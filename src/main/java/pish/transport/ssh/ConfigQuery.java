package pish.transport.ssh;

import java.util.Locale;

/**
 * For whom ssh_config is read.
 *
 * @param original the host as a person would give it to ssh, in lower case
 * @param user the account, or the empty string where none was given
 * @param localUser the account that runs pish
 */
record ConfigQuery(String original, String user, String localUser) {
    /** Makes a query for a host in any case. */
    static ConfigQuery of(String host, String user, String localUser) {
        return new ConfigQuery(host.toLowerCase(Locale.ROOT), user, localUser);
    }
}
