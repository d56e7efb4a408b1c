package pish.transport.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pish.node.Node;

/**
 * Where a connection goes, by which way, as whom, and whom it trusts: all that options, cluster file and ssh_config say.
 *
 * @param node address, port, account and host key alias are those to use
 * @param keys what to log in with
 * @param trust which host keys are accepted
 * @param methods the ways to log in that may be tried, as SSH names them
 * @param timeout how long it may take until the connection stands
 * @param bindAddress the address here that the connection comes from, or the empty string
 * @param via the host to go through
 * @param command the ProxyCommand to go through, or the empty string
 */
record Endpoint(
        Node node,
        Keys keys,
        Trust trust,
        Set<String> methods,
        Duration timeout,
        String bindAddress,
        Optional<Endpoint> via,
        String command) {
    /**
     * Keys to offer.
     *
     * @param files what {@code -i}, the cluster file and IdentityFile name
     * @param named whether somebody named them; else they are ssh's defaults
     * @param only IdentitiesOnly
     * @param agent the agent's socket
     */
    record Keys(List<Path> files, boolean named, boolean only, Optional<Path> agent) {}

    /**
     * Host keys to accept.
     *
     * @param user known_hosts files, the first of which is added to; none for ssh's
     * @param global the machine's; none for ssh's
     * @param strictness what becomes of an unknown key
     * @param where the line that says so and what it says, or the empty string
     */
    record Trust(List<Path> user, List<Path> global, Strictness strictness, String where) {}
}
