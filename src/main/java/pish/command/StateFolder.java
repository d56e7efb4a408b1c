package pish.command;

import java.nio.file.Path;
import java.util.Map;

/** Where pish keeps what should outlive a run, and is no setting. */
public final class StateFolder {
    private StateFolder() {}

    /**
     * Returns {@code pish} in XDG_STATE_HOME, or in {@code ~/.local/state}; it may not exist.
     *
     * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
     */
    public static Path of(Path home, Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // relative paths are to be ignored, says the specification
        Path base = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
        return base.resolve("pish");
    }
}
