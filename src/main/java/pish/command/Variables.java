package pish.command;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pish.syntax.Values;
import pish.syntax.Words;
import pish.transport.ShellVariables;

/**
 * The variables and arguments of scripts. In targets and in the lines of built-ins pish puts their values in; to what runs on
 * nodes and on this machine they are given, so that the shell there expands them.
 */
public final class Variables implements Values {
    /** What a name is made of, as in sh. */
    public static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** What bash lets nobody set. */
    private static final Set<String> READ_ONLY =
            Set.of("UID", "EUID", "PPID", "BASHOPTS", "SHELLOPTS", "BASH_VERSINFO");

    // completion reads them on another thread
    private final Map<String, String> values = Collections.synchronizedMap(new TreeMap<>());
    /** All names there ever were. */
    private final Set<String> known = new TreeSet<>();

    private volatile List<String> arguments = List.of();
    private boolean hadArguments;

    /** Begins with none. */
    public Variables() {}

    /** A state to go back to. */
    public record Scope(Map<String, String> values, List<String> arguments) {}

    /** Returns what there is now. */
    public Scope scope() {
        return new Scope(Map.copyOf(values), arguments);
    }

    /** Makes what there is what there was. */
    public void restore(Scope scope) {
        values.clear();
        values.putAll(scope.values());
        arguments = scope.arguments();
    }

    /** Returns why no variable may have a name, or empty. */
    static Optional<String> refusal(String name) {
        if (!name.matches(NAME)) {
            return Optional.of("not a name of a variable: " + name + "; it has letters, digits and _");
        }
        if (name.startsWith("PISH_") || READ_ONLY.contains(name)) {
            return Optional.of(
                    name + " is not yours to set: " + (name.startsWith("PISH_") ? "pish" : "a shell") + " does");
        }
        return Optional.empty();
    }

    /** Sets a variable. */
    void put(String name, String value) {
        values.put(name, value);
        known.add(name);
    }

    /** Forgets a variable; returns whether there was one. */
    boolean remove(String name) {
        return values.remove(name) != null;
    }

    /** Sets the arguments. */
    public void arguments(List<String> all) {
        arguments = List.copyOf(all);
        hadArguments = true;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Collection<String> names() {
        return List.copyOf(all().keySet());
    }

    /** Returns all values by their names, in the order of these. */
    public Map<String, String> all() {
        synchronized (values) {
            return new TreeMap<>(values);
        }
    }

    /** Returns what shells are to have now. */
    public ShellVariables forShells() {
        Map<String, String> now = all();
        List<String> gone =
                known.stream().filter(name -> !now.containsKey(name)).toList();
        return new ShellVariables(now, gone, hadArguments ? Optional.of(arguments) : Optional.empty());
    }

    /** Returns what a command that mentions them would find, in brackets, or the empty string. */
    public String mentioned(String command) {
        String found = all().entrySet().stream()
                .filter(entry -> Pattern.compile("\\$\\{?" + entry.getKey() + "\\b")
                        .matcher(command)
                        .find())
                .map(entry -> entry.getKey() + "=" + Words.quote(entry.getValue()))
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "" : "  (" + found + ")";
    }

    /** Gives them to a command that is about to start on this machine. */
    public void give(ProcessBuilder process) {
        process.environment().putAll(all());
    }
}
