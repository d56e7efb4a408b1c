package pish.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.server.Environment;

/**
 * A terminal for one command of a demo node. Java has none: script(1) makes it and stty(1) sets its size, both of which
 * every Debian has.
 */
final class PseudoTerminal {
    private static final String SCRIPT = "script";

    private final Path name;

    /** Prepares a terminal whose name, under /dev/pts, will be in the file {@code name}. */
    PseudoTerminal(Path name) {
        this.name = name;
    }

    /** Returns whether this machine can make one. */
    static boolean available() {
        return Stream.of(Account.PATH.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, SCRIPT)));
    }

    /**
     * Returns the command that runs {@code words} on this terminal and ends with their status.
     *
     * @param shell what SHELL is to be for them; script takes that variable for the shell of its own command
     * @param size COLUMNS and LINES, 0 where the client does not know
     */
    List<String> running(List<String> words, String shell, Map<String, String> size) {
        String command = "tty >%s; stty sane; %s; SHELL=%s; export SHELL; exec %s"
                .formatted(
                        quoted(name.toString()),
                        String.join(" ", sizing(size)),
                        quoted(shell),
                        words.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" ")));
        return List.of("env", "SHELL=/bin/sh", SCRIPT, "-qefc", command, "/dev/null");
    }

    /** Gives the terminal another size, of which the kernel tells its programs; one that has not begun has none yet. */
    void resize(Map<String, String> size) {
        if (!Files.exists(name)) {
            return;
        }
        try {
            File terminal = new File(Files.readString(name).strip());
            new ProcessBuilder(sizing(size))
                    .redirectInput(terminal)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sizing(Map<String, String> size) {
        return List.of(
                "stty",
                "cols",
                Integer.toString(Integer.parseInt(size.get(Environment.ENV_COLUMNS))),
                "rows",
                Integer.toString(Integer.parseInt(size.get(Environment.ENV_LINES))));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
