package pish.syntax;

import java.util.List;

/**
 * A simple command of POSIX sh: a name and its arguments.
 *
 * @param words without quotes; what expands is left as it stands, a command substitution is left out
 * @param written the files that it is redirected to
 */
public record SimpleCommand(List<String> words, List<String> written) {
    /** Copies both. */
    public SimpleCommand {
        words = List.copyOf(words);
        written = List.copyOf(written);
    }

    /** Returns its name without the folder, or the empty string where it has none. */
    public String name() {
        String first = words.isEmpty() ? "" : words.get(0);
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** Returns the words after the name. */
    public List<String> arguments() {
        return words.subList(Math.min(1, words.size()), words.size());
    }
}
