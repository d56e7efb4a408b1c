package pish.groups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pish.syntax.SyntaxError;

/**
 * Where Ansible's inventories are: ANSIBLE_INVENTORY, else what the first ansible.cfg there is says, else
 * /etc/ansible/hosts. See "Ansible Configuration Settings" in Ansible's documentation.
 */
final class AnsibleConfig {
    private static final Path DEFAULT = Path.of("/etc/ansible/hosts");
    private static final Pattern SKIPPED = Pattern.compile("\\..*|host_vars|group_vars|vars_plugins"
            + "|.*(\\.(pyc|pyo|swp|bak|rpm|md|txt|rst|orig|ini|cfg|retry)|~)");

    private final Path home;
    private final Path current;
    private final Map<String, String> environment;

    /**
     * Prepares to look.
     *
     * @param current the folder that relative names are relative to
     */
    AnsibleConfig(Path home, Path current, Map<String, String> environment) {
        this.home = home;
        this.current = current;
        this.environment = environment;
    }

    /** Returns whether anything says where an inventory is, or one is where it is otherwise. */
    boolean isThere() {
        try {
            return !named().isEmpty() || !said().isBlank() || Files.exists(DEFAULT);
        } catch (SyntaxError e) {
            // what is wrong with the configuration is told when a group is asked for
            return true;
        }
    }

    /** Returns the inventory files in order; those of folders too, by name. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        sources().forEach(source -> collect(source, files));
        return files;
    }

    private List<Path> sources() {
        if (!named().isEmpty()) {
            return paths(named(), current);
        }
        String said = said();
        return said.isBlank()
                ? List.of(DEFAULT)
                : paths(said, config().orElseThrow().getParent());
    }

    private String named() {
        return environment.getOrDefault("ANSIBLE_INVENTORY", "").strip();
    }

    /** Returns what the configuration says, or the empty string. */
    private String said() {
        return config().map(file -> IniFile.parse(file.toString(), ConfigFile.read(file))
                        .getOrDefault("defaults", Map.of())
                        .getOrDefault("inventory", "")
                        .replaceFirst("\\s;.*", ""))
                .orElse("");
    }

    private List<Path> paths(String words, Path folder) {
        return Stream.of(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> folder.resolve(expanded(word)).normalize())
                .toList();
    }

    private String expanded(String word) {
        return word.equals("~") || word.startsWith("~/") ? home + word.substring(1) : word;
    }

    /** Returns the first ansible.cfg there is; the current folder's counts only where nobody else may put one there. */
    private Optional<Path> config() {
        List<Path> places = new ArrayList<>();
        String own = environment.getOrDefault("ANSIBLE_CONFIG", "");
        if (!own.isEmpty()) {
            Path path = current.resolve(expanded(own));
            places.add(Files.isDirectory(path) ? path.resolve("ansible.cfg") : path);
        }
        if (!isWritableByAll(current)) {
            places.add(current.resolve("ansible.cfg"));
        }
        places.add(home.resolve(".ansible.cfg"));
        places.add(Path.of("/etc/ansible/ansible.cfg"));
        return places.stream().filter(Files::isReadable).findFirst();
    }

    private static boolean isWritableByAll(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            return true;
        }
    }

    private static void collect(Path source, List<Path> files) {
        if (!Files.isDirectory(source)) {
            files.add(source);
            return;
        }
        try (Stream<Path> entries = Files.list(source)) {
            entries.filter(entry ->
                            !SKIPPED.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .forEach(entry -> collect(entry, files));
        } catch (IOException e) {
            throw Faults.fault("cannot read the inventory " + source, "look at its permissions with ls -l");
        }
    }
}
