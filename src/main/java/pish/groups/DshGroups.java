package pish.groups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The groups of dsh and of pdsh's module dshgroup: a file for each, with a node or a node set on every line. */
record DshGroups(List<Path> folders) implements NamedSource {
    /** Returns the groups of a user's folder, then of those in DSHGROUP_PATH, else of the machine's. */
    static DshGroups of(Path home, Map<String, String> environment) {
        List<Path> folders = new ArrayList<>(List.of(home.resolve(".dsh/group")));
        for (String folder :
                environment.getOrDefault("DSHGROUP_PATH", "/etc/dsh/group").split(":", -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        return new DshGroups(List.copyOf(folders));
    }

    @Override
    public Optional<String> group(String name) {
        if (!name.matches("[^/.][^/]*")) {
            return Optional.empty();
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(DshGroups::nodes);
    }

    private static String nodes(Path file) {
        return ConfigFile.read(file)
                .lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(","));
    }

    @Override
    public Optional<String> all() {
        return Optional.empty();
    }

    @Override
    public Collection<String> groups() {
        return folders.stream()
                .flatMap(folder -> ConfigFile.list(folder, "").stream())
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
