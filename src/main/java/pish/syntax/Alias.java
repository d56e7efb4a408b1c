package pish.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands of other tools that mean a built-in, word for word.
 *
 * @param pattern how such a line begins
 * @param name the built-in
 * @param dropped how many words after the first are left out
 */
record Alias(Pattern pattern, String name, int dropped) {
    private static final List<Alias> TABLE = List.of(
            new Alias(Pattern.compile("quit(?=[\\s|>]|$)"), "exit", 0),
            new Alias(Pattern.compile("mpirun(?=[\\s|>]|$)"), "mpiexec", 0),
            new Alias(Pattern.compile("nmap[ \\t]+-s[nP](?=\\s|$)"), "sweep", 1),
            // with a command behind the node it is no login
            new Alias(Pattern.compile("ssh[ \\t]+[^-'\"\\\\\\s|>][^'\"\\\\\\s|>]*\\s*$"), "login", 0));

    /** Returns the alias that a line has at {@code start}, if any. */
    static Optional<Alias> at(String line, int start) {
        return TABLE.stream()
                .filter(alias ->
                        alias.pattern.matcher(line).region(start, line.length()).lookingAt())
                .findFirst();
    }
}
