package pish.transport.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.Node;

/** A host on the way to another, as {@code ssh -J} and ProxyJump write it: {@code [user@]host[:port]}. */
final class JumpHost {
    private static final Pattern HOP = Pattern.compile(
            "(?:ssh://)?(?:([^@\\s]+)@)?(?:\\[([^\\]\\s]+)\\]|([^:@\\[\\]\\s/-][^:@\\[\\]\\s/]*))(?::([0-9]{1,5}))?/?");

    private JumpHost() {}

    /**
     * Returns the hosts of a way, the first to connect to first.
     *
     * @param way separated by commas; {@code none} for no host
     * @return nothing where it cannot be read
     */
    static Optional<List<Node>> parse(String way) {
        if (way.strip().equalsIgnoreCase("none")) {
            return Optional.of(List.of());
        }
        List<Node> hosts = new ArrayList<>();
        for (String hop : way.strip().split(",", -1)) {
            Matcher matcher = HOP.matcher(hop.strip());
            int port = matcher.matches() && matcher.group(4) != null ? Integer.parseInt(matcher.group(4)) : 0;
            if (!matcher.matches() || port > 65_535) {
                return Optional.empty();
            }
            String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            String user = matcher.group(1) == null ? "" : matcher.group(1);
            hosts.add(new Node(host, host, port, user, ""));
        }
        return Optional.of(List.copyOf(hosts));
    }
}
