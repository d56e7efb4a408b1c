package pish.groups;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads ClusterShell's groups.d/*.yaml: sources at the top, under each its groups. The only user of the YAML library. */
final class YamlGroups {
    private final Path file;

    YamlGroups(Path file) {
        this.file = file;
    }

    /** Returns the file's sources by name. */
    Map<String, NamedSource> read() {
        Object content;
        try {
            content = new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(ConfigFile.read(file));
        } catch (YamlEngineException e) {
            throw Faults.fault("bad YAML: " + e.getMessage().replaceAll("\\s*\n\\s*", " "), "mend " + file);
        }
        Map<String, NamedSource> sources = new LinkedHashMap<>();
        map(content, "the file").forEach((name, groups) -> sources.put(String.valueOf(name), source(name, groups)));
        return sources;
    }

    private NamedSource source(Object name, Object content) {
        Map<String, String> groups = new LinkedHashMap<>();
        map(content, "source " + name)
                .forEach((group, nodes) -> groups.put(String.valueOf(group), nodes(String.valueOf(group), nodes)));
        return new WrittenGroups(groups);
    }

    private Map<?, ?> map(Object content, String what) {
        if (content instanceof Map<?, ?> map) {
            return map;
        }
        throw Faults.fault(file + ": " + what + " is no map", "write source:, and under it group: nodes");
    }

    private String nodes(String group, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(part -> nodes(group, part))
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?>) {
            throw Faults.fault(
                    file + ": group " + group + " is a map", "write its nodes, as in " + group + ": pi[01-04]");
        }
        // a node may be called 7
        return String.valueOf(value);
    }
}
