package pish.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a known_hosts file. Lines that are not about the hosts in question stay byte for byte; each char of a text is
 * one byte.
 */
final class KnownHosts {
    private KnownHosts() {}

    /**
     * A host and its keys, which are known for certain.
     *
     * @param names names and addresses, as known_hosts has them: {@code [HOST]:PORT} where the port is not 22
     */
    record Host(List<String> names, List<PublicKey> keys) {
        private boolean has(PublicKey key) {
            return keys.stream().anyMatch(own -> own.identity().equals(key.identity()));
        }

        /** Returns whether a key cannot be the host's, since it has another of the same type. */
        private boolean contradicts(PublicKey key) {
            return !has(key) && keys.stream().anyMatch(own -> own.type().equals(key.type()));
        }
    }

    /** Returns the text with what it lacks of some hosts at its end, and without keys that they no longer have. */
    static String with(String text, Collection<Host> hosts) {
        StringBuilder out = new StringBuilder();
        Set<String> there = new HashSet<>();
        for (String line : AuthorizedKeys.lines(text)) {
            out.append(HostLine.parse(line)
                    .map(read -> kept(line, read, hosts, there))
                    .orElse(line));
        }
        for (Host host : hosts) {
            for (PublicKey key : host.keys()) {
                List<String> missing = host.names().stream()
                        .filter(name -> there.add(name + " " + key.identity()))
                        .toList();
                if (!missing.isEmpty()) {
                    endLine(out).append(line(missing, key)).append('\n');
                }
            }
        }
        return out.toString();
    }

    /**
     * Returns the text with the new names of hosts, where it has the old ones, which go unless they are others' now.
     *
     * @param renamed all hosts that have another name, by what they were
     */
    static String renamed(String text, Map<Host, Host> renamed) {
        List<HostLine> read = AuthorizedKeys.lines(text).stream()
                .flatMap(line -> HostLine.parse(line).stream())
                .toList();
        List<Host> there = renamed.entrySet().stream()
                .filter(host -> host.getKey().names().stream()
                        .anyMatch(name -> read.stream().anyMatch(line -> line.names(name))))
                .map(Map.Entry::getValue)
                .toList();
        Set<String> gone = new HashSet<>();
        renamed.keySet().forEach(host -> gone.addAll(host.names()));
        renamed.values().forEach(host -> host.names().forEach(gone::remove));
        return without(with(text, there), List.copyOf(gone));
    }

    /**
     * Returns the text with other addresses of hosts, all at once: what was known of a host before is known of it now, and
     * nothing is that was not. What was known of somebody else under an address that a host has now goes.
     *
     * @param addresses new ones by old ones, as known_hosts has them
     */
    static String moved(String text, Map<String, String> addresses) {
        StringBuilder out = new StringBuilder();
        for (String line : AuthorizedKeys.lines(text)) {
            out.append(HostLine.parse(line)
                    .map(read -> moved(line, read, addresses))
                    .orElse(line));
        }
        return out.toString();
    }

    private static String moved(String line, HostLine read, Map<String, String> addresses) {
        List<String> hosts = read.moved(addresses);
        if (hosts.equals(read.hosts())) {
            return line;
        }
        return hosts.isEmpty() ? "" : line(hosts, read.key()) + "\n";
    }

    /** Returns the text without some hosts. */
    static String without(String text, List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String line : AuthorizedKeys.lines(text)) {
            out.append(HostLine.parse(line).map(read -> less(line, read, names)).orElse(line));
        }
        return out.toString();
    }

    private static String kept(String line, HostLine read, Collection<Host> hosts, Set<String> there) {
        List<String> wrong = new ArrayList<>();
        for (Host host : hosts) {
            for (String name : host.names()) {
                if (read.names(name)) {
                    if (host.contradicts(read.key())) {
                        wrong.add(name);
                    }
                    there.add(name + " " + read.key().identity());
                }
            }
        }
        return wrong.isEmpty() ? line : less(line, read, wrong);
    }

    private static String less(String line, HostLine read, List<String> names) {
        List<String> rest = read.without(names);
        if (rest.size() == read.hosts().size()) {
            return line;
        }
        return rest.isEmpty() ? "" : line(rest, read.key()) + "\n";
    }

    private static String line(List<String> hosts, PublicKey key) {
        return String.join(",", hosts) + " " + key.line();
    }

    private static StringBuilder endLine(StringBuilder out) {
        return out.length() == 0 || out.charAt(out.length() - 1) == '\n' ? out : out.append('\n');
    }
}
