package pish.shell;

import java.nio.file.Path;
import java.util.Map;

/** Where the user keeps what pish is told: {@code pish} in XDG_CONFIG_HOME, or in {@code ~/.config}. */
public final class ConfigFolder {
    private ConfigFolder() {}

    /** Returns it. */
    public static Path of(Path home, Map<String, String> environment) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // relative paths are to be ignored, says the XDG base directory specification
        Path base = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
        return base.resolve("pish");
    }
}
