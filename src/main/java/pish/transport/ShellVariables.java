package pish.transport;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Variables that a shell is given. It is told of each once, and of a new value once more: what lines make of them meanwhile
 * stays. The shell itself expands them, so values need no quotes and never become shell text.
 *
 * @param exported variables, by their names
 * @param unset names of variables that there were and are no more
 * @param arguments the positional parameters: {@code $1}, {@code $2}, …; empty to leave them as they are
 */
public record ShellVariables(Map<String, String> exported, Collection<String> unset, Optional<List<String>> arguments) {
    /** Leaves the shell as it is. */
    public static final ShellVariables NONE = new ShellVariables(Map.of(), List.of(), Optional.empty());

    /** Copies them. */
    public ShellVariables {
        exported = Map.copyOf(exported);
        unset = List.copyOf(unset);
        arguments = arguments.map(List::copyOf);
    }

    /** Returns the same but for the arguments, which no other shell inherits. */
    ShellVariables withoutArguments() {
        return new ShellVariables(exported, unset, Optional.empty());
    }

    /** Returns what is new to a shell that has been told others. */
    ShellVariables since(ShellVariables told) {
        Map<String, String> news = new TreeMap<>(exported);
        news.entrySet().removeAll(told.exported.entrySet());
        List<String> gone =
                unset.stream().filter(name -> !told.unset.contains(name)).toList();
        return new ShellVariables(news, gone, arguments.equals(told.arguments) ? Optional.empty() : arguments);
    }

    /** Returns the shell lines that bring it about; each char is one byte. */
    String script() {
        StringBuilder out = new StringBuilder();
        exported.forEach((name, value) -> out.append("\\command export ")
                .append(name)
                .append('=')
                .append(word(value))
                .append('\n'));
        if (!unset.isEmpty()) {
            out.append("\\command unset ").append(String.join(" ", unset)).append('\n');
        }
        arguments.ifPresent(all -> {
            out.append("\\command set --");
            all.forEach(argument -> out.append(' ').append(word(argument)));
            out.append('\n');
        });
        return out.toString();
    }

    /** Returns a variable or argument that a command mentions, as it is written there. */
    Optional<String> mentioned(String command) {
        List<String> arguments = arguments().orElse(List.of()).isEmpty() ? List.of() : List.of("[0-9@#*]");
        return Stream.concat(exported.keySet().stream().map(name -> name + "\\b"), arguments.stream())
                .map(name -> Pattern.compile("\\$\\{?" + name).matcher(command))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static String word(String value) {
        return ShellQuoting.word(ShellScript.bytes(value));
    }
}
