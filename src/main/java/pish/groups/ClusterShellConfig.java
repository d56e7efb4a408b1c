package pish.groups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * ClusterShell's configuration of groups: groups.conf, the folders it names, and the files in them. See clush's manual,
 * groups.conf(5).
 */
final class ClusterShellConfig {
    private final Map<String, NamedSource> sources = new TreeMap<>();
    private final Path folder;
    private String defaultSource = "";

    /** Reads all configuration in these folders, of which later ones count for more. */
    ClusterShellConfig(List<Path> folders) {
        List<Path> files = folders.stream()
                .map(folder -> folder.resolve("groups.conf"))
                .filter(Files::isRegularFile)
                .toList();
        folder = files.isEmpty() ? Path.of("/") : files.get(files.size() - 1).getParent();
        Map<String, String> main = new TreeMap<>();
        for (Path file : files) {
            main.putAll(sections(file, folder, false));
        }
        defaultSource = main.getOrDefault("default", "");
        for (Path confdir : folders(main.getOrDefault("confdir", main.getOrDefault("groupsdir", "")))) {
            ConfigFile.list(confdir, ".conf").forEach(file -> sections(file, confdir, true));
        }
        for (Path autodir : folders(main.getOrDefault("autodir", ""))) {
            ConfigFile.list(autodir, ".yaml").forEach(this::addYaml);
        }
    }

    /** Returns where ClusterShell looks for its files, what counts most last. */
    static List<Path> folders(Path home, Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        folders.add(Path.of("/etc/clustershell"));
        folders.add(home.resolve(".local/etc/clustershell"));
        folders.add(Path.of("/usr/etc/clustershell"));
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        folders.add((config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("clustershell"));
        String own = environment.getOrDefault("CLUSTERSHELL_CFGDIR", "");
        if (!own.isEmpty()) {
            folders.add(Path.of(own).toAbsolutePath());
        }
        return folders;
    }

    /** Returns the name of the source that groups without a source belong to. */
    Optional<String> defaultSource() {
        return Optional.of(defaultSource).filter(sources::containsKey);
    }

    /** Returns the sources by name, sorted. */
    Map<String, NamedSource> sources() {
        return sources;
    }

    /** Adds the sources of a groups.conf, and returns its section Main. */
    private Map<String, String> sections(Path file, Path cfgdir, boolean once) {
        Map<String, Map<String, String>> sections = IniFile.parse(file.toString(), ConfigFile.read(file));
        sections.forEach((names, options) -> {
            for (String name : names.split(",", -1)) {
                if (!name.isBlank() && !names.equals("Main")) {
                    add(name.strip(), new Upcalls(name.strip(), options, cfgdir), file, once);
                }
            }
        });
        return sections.getOrDefault("Main", Map.of());
    }

    private void addYaml(Path file) {
        new YamlGroups(file).read().forEach((name, source) -> add(name, source, file, true));
    }

    private void add(String name, NamedSource source, Path file, boolean once) {
        if (sources.put(name, source) != null && once) {
            throw Faults.fault(file + ": group source " + name + " is defined a second time", "rename one of them");
        }
    }

    private List<Path> folders(String words) {
        List<Path> folders = new ArrayList<>();
        for (String word : words.replace("$CFGDIR", folder.toString()).split("\\s+", -1)) {
            Path path = Path.of(word);
            if (!word.isEmpty() && !folders.contains(path)) {
                folders.add(path);
            }
        }
        return folders;
    }
}
