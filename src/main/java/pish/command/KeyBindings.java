package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which keys of the line editor the user has given which function. A key is {@code Ctrl-G}, {@code Alt-x}, {@code F5},
 * {@code Home} and the like; several with blanks between them are pressed one after the other.
 */
public final class KeyBindings {
    private final Map<String, String> functions = new TreeMap<>();
    private int changes;

    /** Begins with none. */
    public KeyBindings() {}

    /** Gives a key a function. */
    public void bind(String key, String function) {
        functions.put(key, function);
        changes++;
    }

    /** Returns the functions by their keys, in the order of these. */
    public Map<String, String> all() {
        return Map.copyOf(functions);
    }

    /** Returns how often that has changed. */
    public int changes() {
        return changes;
    }

    /** Returns the names of the functions that a key may have: JLine's, but those that only a terminal calls. */
    public static List<String> names() {
        try (InputStream in = KeyBindings.class.getResourceAsStream("functions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
