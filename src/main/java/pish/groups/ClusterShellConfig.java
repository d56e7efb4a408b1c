package pish.groups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ClusterShell's configuration of groups: groups.conf, the folders it names, and the files in them; see clush's manual,
 * groups.conf(5). Where there is no groups.conf at all, the files of groups that lie where it would send ClusterShell.
 */
final class ClusterShellConfig {
    private static final String LOCAL = "local";

    private final Map<String, NamedSource> sources = new LinkedHashMap<>();
    private final Path folder;
    private final String defaultSource;

    /** Reads all configuration in these folders, of which later ones count for more. */
    ClusterShellConfig(List<Path> folders) {
        List<Path> files = folders.stream()
                .map(where -> where.resolve("groups.conf"))
                .filter(Files::isRegularFile)
                .toList();
        folder = files.isEmpty() ? Path.of("/") : files.get(files.size() - 1).getParent();
        defaultSource = files.isEmpty() ? unconfigured(folders) : configured(files);
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

    /**
     * Returns the name of the source that groups without a source belong to: as configured, else the first there is.
     *
     * @throws pish.syntax.SyntaxError if the one that is configured does not exist
     */
    Optional<String> defaultSource() {
        if (!defaultSource.isEmpty() && !sources.containsKey(defaultSource)) {
            throw Faults.fault(
                    "the default group source " + defaultSource + " is nowhere defined",
                    "mend default: in " + folder.resolve("groups.conf"));
        }
        return defaultSource.isEmpty() ? sources.keySet().stream().findFirst() : Optional.of(defaultSource);
    }

    /** Returns the sources by name. */
    Map<String, NamedSource> sources() {
        return sources;
    }

    private String configured(List<Path> files) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (Path file : files) {
            IniFile.parse(file.toString(), ConfigFile.read(file))
                    .forEach((name, options) -> sections.computeIfAbsent(name, unseen -> new LinkedHashMap<>())
                            .putAll(options));
        }
        Map<String, String> main = sections.getOrDefault("Main", Map.of());
        for (Path confdir : folders(main.getOrDefault("groupsdir", main.getOrDefault("confdir", "")))) {
            ConfigFile.list(confdir, ".conf")
                    .forEach(file -> addUpcalls(IniFile.parse(file.toString(), ConfigFile.read(file)), confdir, file));
        }
        for (Path autodir : folders(main.getOrDefault("autodir", ""))) {
            ConfigFile.list(autodir, ".yaml").forEach(this::addYaml);
        }
        addUpcalls(sections, folder, folder.resolve("groups.conf"));
        return main.getOrDefault("default", "");
    }

    private String unconfigured(List<Path> folders) {
        for (Path each : folders) {
            ConfigFile.list(each.resolve("groups.d"), ".yaml").forEach(this::addYaml);
            for (Path flat : List.of(each.resolve("groups.d/local.cfg"), each.resolve("groups"))) {
                if (Files.isRegularFile(flat)) {
                    sources.put(LOCAL, new WrittenGroups(FlatFile.groups(flat.toString(), ConfigFile.read(flat))));
                }
            }
        }
        return sources.containsKey(LOCAL) ? LOCAL : "";
    }

    private void addUpcalls(Map<String, Map<String, String>> sections, Path cfgdir, Path file) {
        sections.forEach((names, options) -> {
            for (String name : names.split(",", -1)) {
                if (!name.isBlank() && !names.equals("Main")) {
                    add(name.strip(), new Upcalls(name.strip(), options, cfgdir), file);
                }
            }
        });
    }

    private void addYaml(Path file) {
        new YamlGroups(file).read().forEach((name, source) -> add(name, source, file));
    }

    private void add(String name, NamedSource source, Path file) {
        if (sources.put(name, source) != null) {
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
