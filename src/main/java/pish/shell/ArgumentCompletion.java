package pish.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.jline.reader.Candidate;
import pish.command.Builtin;

/** Completes arguments and options of built-ins, by what the table of built-ins says goes where. */
final class ArgumentCompletion {
    private static final Set<String> TARGETS = Set.of("TARGET", "EXPR", "NODE", "@GROUP");
    private static final Set<String> FILES = Set.of("FILE", "DIR", "SCRIPT", "LOCAL");

    private final Shell shell;
    private final TargetCompletion targets;
    private final BiFunction<String, ShellPoint, List<Candidate>> commands;

    /**
     * Prepares to complete.
     *
     * @param commands gives commands and files on the nodes of a target
     */
    ArgumentCompletion(
            Shell shell, TargetCompletion targets, BiFunction<String, ShellPoint, List<Candidate>> commands) {
        this.shell = shell;
        this.targets = targets;
        this.commands = commands;
    }

    /** Returns what could stand at a place among a built-in's arguments. */
    List<Candidate> candidates(CompletionPoint point) {
        Builtin builtin = shell.builtins().get(point.name()).orElseThrow();
        ShellPoint word = point.point();
        Map<String, Candidate> found = new LinkedHashMap<>();
        Optional<Option> option = word.before().isEmpty()
                ? Optional.empty()
                : valued(builtin, word.before().get(word.before().size() - 1));
        for (Candidate candidate : option.isPresent() ? values(option.get(), builtin, word) : words(builtin, word)) {
            found.putIfAbsent(candidate.value(), candidate);
        }
        return List.copyOf(found.values());
    }

    /** Returns the option whose value follows a word, if it is one. */
    private static Optional<Option> valued(Builtin builtin, String word) {
        return Optional.ofNullable(word.startsWith("-") ? builtin.options().getOption(word) : null)
                .filter(Option::hasArg);
    }

    private List<Candidate> values(Option option, Builtin builtin, ShellPoint word) {
        List<Candidate> found = new ArrayList<>(own(builtin, word));
        Stream.of(option.getArgName().split("\\|", -1)).forEach(kind -> found.addAll(ofKind(kind, List.of(), word)));
        return found;
    }

    private List<Candidate> words(Builtin builtin, ShellPoint word) {
        if (word.raw().startsWith("-") && !builtin.options().getOptions().isEmpty()) {
            return builtin.options().getOptions().stream()
                    .flatMap(ArgumentCompletion::names)
                    .map(name -> Candidates.whole(name, name))
                    .toList();
        }
        if (word.raw().startsWith("$")) {
            return Candidates.references(shell).stream()
                    .map(reference -> Candidates.whole(reference, reference))
                    .toList();
        }
        List<Candidate> found = new ArrayList<>(own(builtin, word));
        List<String> arguments = arguments(builtin, word.before());
        for (String kind : Synopsis.of(builtin.arguments()).next(arguments)) {
            found.addAll(ofKind(kind, arguments, word));
        }
        return found;
    }

    private static Stream<String> names(Option option) {
        return Stream.of(
                        option.getOpt() == null ? "" : "-" + option.getOpt(),
                        option.getLongOpt() == null ? "" : "--" + option.getLongOpt())
                .filter(name -> !name.isEmpty());
    }

    /** Returns the words that are neither options nor their values. */
    private static List<String> arguments(Builtin builtin, List<String> words) {
        if (builtin.options().getOptions().isEmpty()) {
            return words;
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean isValue = i > 0 && valued(builtin, words.get(i - 1)).isPresent();
            if (!isValue && !words.get(i).startsWith("-")) {
                arguments.add(words.get(i));
            }
        }
        return arguments;
    }

    /** Returns what the built-in itself says. */
    private List<Candidate> own(Builtin builtin, ShellPoint word) {
        return builtin.complete(shell.context(), word.before()).stream()
                .map(value -> literal(value, word))
                .toList();
    }

    private static Candidate literal(String value, ShellPoint word) {
        return value.endsWith("=") ? Candidates.part(value, value) : Candidates.whole(word.write(value, true), value);
    }

    /**
     * Returns what a word of a synopsis stands for.
     *
     * @param arguments those before it
     */
    private List<Candidate> ofKind(String kind, List<String> arguments, ShellPoint word) {
        if (TARGETS.contains(kind)) {
            return targets.candidates(word.raw(), "");
        } else if (FILES.contains(kind)) {
            return NameCompletion.candidates(word, NameCompletion::localFiles, List::of);
        } else if (kind.equals("SOURCE")) {
            return targets.sources().stream()
                    .map(name -> Candidates.whole(name, name))
                    .toList();
        } else if (kind.equals("COMMAND") && !arguments.isEmpty()) {
            return commands.apply(arguments.get(0), word);
        }
        int equals = kind.indexOf('=');
        boolean isLiteral = !Synopsis.isPlaceholder(equals > 0 ? kind.substring(0, equals) : kind);
        return isLiteral ? List.of(literal(equals > 0 ? kind.substring(0, equals + 1) : kind, word)) : List.of();
    }
}
