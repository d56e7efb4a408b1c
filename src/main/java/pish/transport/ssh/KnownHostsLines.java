package pish.transport.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of a known_hosts file, made quick to search: plain names are looked up, patterns and hashes tried one by
 * one, and what was found for a name is kept. Safe for many threads.
 */
final class KnownHostsLines {
    /** A file without lines. */
    static final KnownHostsLines NONE = new KnownHostsLines(List.of());

    private final List<KnownHostsEntry> patterns = new ArrayList<>();
    private final Map<String, List<KnownHostsEntry>> byName = new HashMap<>();
    private final Map<String, List<KnownHostsEntry>> found = new ConcurrentHashMap<>();

    KnownHostsLines(List<KnownHostsEntry> lines) {
        for (KnownHostsEntry entry : lines) {
            if (entry.hosts() instanceof HostPatterns.Names plain) {
                plain.names()
                        .forEach(name -> byName.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(entry));
            } else {
                patterns.add(entry);
            }
        }
    }

    /** Returns the lines for a host, in the order of the file. */
    List<KnownHostsEntry> matching(String name) {
        return found.computeIfAbsent(name, this::search);
    }

    private List<KnownHostsEntry> search(String name) {
        List<KnownHostsEntry> matching = new ArrayList<>(byName.getOrDefault(name, List.of()));
        for (KnownHostsEntry entry : patterns) {
            if (entry.hosts().matches(name)) {
                matching.add(entry);
            }
        }
        matching.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return List.copyOf(matching);
    }
}
