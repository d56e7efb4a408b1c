package pish.transport.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How connections are made.
 *
 * @param user account where a node names none; the empty string for what ssh_config says, else the local one
 * @param identities private key files to offer before those of ssh_config
 * @param connectTimeout how long a connection may take until the login is done
 * @param timeoutGiven whether that was asked for; else ssh_config's counts for more
 * @param acceptNewHostKeys whether a host of which nothing is known is accepted and added to known_hosts
 * @param knownHosts files to use in place of the user's and the machine's, the first of which is added to; none for ssh's
 * @param configs the files of ssh_config, the first value of an option wins; none to heed none
 * @param home the user's home folder
 * @param environment names the agent's socket
 */
public record SshOptions(
        String user,
        List<Path> identities,
        Duration connectTimeout,
        boolean timeoutGiven,
        boolean acceptNewHostKeys,
        List<Path> knownHosts,
        List<Path> configs,
        Path home,
        Map<String, String> environment) {
    /** The connect time-out unless told otherwise, as clush has it in ssh's config of today. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Makes options that heed no ssh_config. */
    public SshOptions(
            String user,
            List<Path> identities,
            Duration connectTimeout,
            boolean acceptNewHostKeys,
            List<Path> knownHosts,
            Path home,
            Map<String, String> environment) {
        this(user, identities, connectTimeout, true, acceptNewHostKeys, knownHosts, List.of(), home, environment);
    }

    /** Returns the same options, heeding ssh_config: the user's file and the machine's. */
    public SshOptions withConfigs(boolean timeoutGiven) {
        return withConfigs(timeoutGiven, SshConfig.defaults(home));
    }

    /** Returns the same options, heeding files of ssh_config. */
    SshOptions withConfigs(boolean timeoutGiven, List<Path> configs) {
        return new SshOptions(
                user,
                identities,
                connectTimeout,
                timeoutGiven,
                acceptNewHostKeys,
                knownHosts,
                configs,
                home,
                environment);
    }
}
