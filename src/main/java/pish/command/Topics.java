package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What help says of matters that are no single built-in: a text each, whose first line is its title. */
public final class Topics {
    private static final List<String> NAMES = List.of(
            "lines", "targets", "nodesets", "scripts", "jobs", "sudo", "files", "output", "status", "keys", "config");

    private Topics() {}

    /** Returns their names, in the order of help. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the lines of a topic, if it is one. */
    public static Optional<List<String>> lines(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = Topics.class.getResourceAsStream("help/" + name + ".txt")) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
