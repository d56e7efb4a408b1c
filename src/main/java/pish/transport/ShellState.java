package pish.transport;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a persistent shell has and a fresh one can be given: its directory, and as shell text its variables, functions,
 * aliases, options and umask. Kept in memory only, since variables may hold secrets.
 *
 * @param directory working directory, or the empty string for where a login leads
 * @param options names as {@code set -o} knows them
 * @param script text for the {@code .} built-in of a shell of the same flavour; each char is one byte
 */
public record ShellState(String directory, Set<String> options, String script) {
    /** What a shell has just after login. */
    public static final ShellState FRESH = new ShellState("", Set.of(), "");

    // job control and history would change what pish relies on; the rest of $SHELLOPTS is what shells begin with
    private static final Set<String> OURS =
            Set.of("history", "histexpand", "monitor", "emacs", "vi", "braceexpand", "hashall", "interactive-comments");

    /** Returns the same state in another directory. */
    ShellState in(String newDirectory) {
        return new ShellState(newDirectory, options, script);
    }

    /**
     * Reads a state frame: options joined by colons, a blank, the number of bytes, a colon, the script.
     *
     * @return the state, or empty where the number is wrong: some background job wrote in between, or it was cut
     */
    static Optional<ShellState> parse(Frame frame, String directory) {
        String text = frame.text();
        int blank = text.indexOf(' ');
        int colon = text.indexOf(':', blank);
        if (blank < 0 || colon < 0) {
            return Optional.empty();
        }
        String script = text.substring(colon + 1);
        if (!text.substring(blank + 1, colon).equals(Integer.toString(script.length()))) {
            return Optional.empty();
        }
        return Optional.of(new ShellState(directory, options(text.substring(0, blank)), script));
    }

    private static Set<String> options(String joined) {
        return Arrays.stream(joined.split(":"))
                .filter(name -> name.matches("[a-z-]+") && !OURS.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
