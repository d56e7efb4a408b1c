package pish.groups;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pish.syntax.SyntaxError;

/** All sources of groups that there are outside, by name, and which of them is meant where none is named. */
final class NamedSources {
    /** All nodes of the example that ClusterShell's packages install as the source {@code local}, which are nobody's. */
    private static final String EXAMPLE = "example[4-6,32-159]";

    private final Map<String, NamedSource> sources;
    private final ClusterShellConfig clusterShell;

    private NamedSources(Map<String, NamedSource> sources, ClusterShellConfig clusterShell) {
        this.sources = sources;
        this.clusterShell = clusterShell;
    }

    /** Finds a user's. A source that ClusterShell's configuration calls {@code dsh} or {@code ansible} is that one. */
    static NamedSources of(Path home, Map<String, String> environment) {
        ClusterShellConfig clusterShell = new ClusterShellConfig(ClusterShellConfig.folders(home, environment));
        Map<String, NamedSource> found = new TreeMap<>(clusterShell.sources());
        found.computeIfPresent("local", (name, local) -> isExample(local) ? null : local);
        DshGroups dsh = DshGroups.of(home, environment);
        if (!dsh.groups().isEmpty()) {
            found.putIfAbsent("dsh", dsh);
        }
        AnsibleConfig ansible = new AnsibleConfig(home, Path.of("").toAbsolutePath(), environment);
        if (ansible.isThere()) {
            found.putIfAbsent("ansible", new AnsibleGroups(ansible));
        }
        return new NamedSources(found, clusterShell);
    }

    private static boolean isExample(NamedSource source) {
        try {
            return source.all().equals(Optional.of(EXAMPLE));
        } catch (SyntaxError e) {
            return false;
        }
    }

    /** Returns the names, sorted. */
    Collection<String> names() {
        return List.copyOf(sources.keySet());
    }

    /** Returns a source that there is. */
    NamedSource get(String name) {
        return sources.get(name);
    }

    /** Returns the name of the source that groups without a source belong to. */
    Optional<String> defaultSource() {
        return clusterShell.defaultSource().filter(sources::containsKey);
    }
}
