package pish.transport.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How connections are made.
 *
 * @param user account where a node names none; the empty string for the local one
 * @param identities private key files to offer; none for ssh's defaults
 * @param connectTimeout how long a connection may take until the login is done
 * @param acceptNewHostKeys whether a host of which nothing is known is accepted and added to known_hosts
 * @param knownHosts files to use in place of the user's and the machine's, the first of which is added to; none for ssh's
 * @param home the user's home folder
 * @param environment names the agent's socket
 */
public record SshOptions(
        String user,
        List<Path> identities,
        Duration connectTimeout,
        boolean acceptNewHostKeys,
        List<Path> knownHosts,
        Path home,
        Map<String, String> environment) {
    /** The connect time-out unless told otherwise, as clush has it in ssh's config of today. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Returns ssh's defaults for the account that runs pish. */
    public static SshOptions defaults() {
        return new SshOptions(
                "",
                List.of(),
                CONNECT_TIMEOUT,
                false,
                List.of(),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }
}
