package pish.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to say about a line that is for no node and no built-in: one error that says how to mend it. Pure: it is given
 * the names, and runs nothing.
 */
public final class Advice {
    private static final Pattern SPLIT_RANGE = Pattern.compile("[^\\s:]*\\[[^\\]:]*\\s[^\\]:]*\\][^\\s:]*:(\\s|$)");
    private static final Pattern SPLIT_COLON = Pattern.compile("(\\S+)[ \\t]+:(\\s|$)");
    private static final Pattern BRACES = Pattern.compile("(\\S*)\\{(\\d+)\\.\\.(\\d+)\\}(\\S*):(\\s|$)");

    private static final Pattern ASSIGNMENT = Pattern.compile("((?:export[ \\t]+)?)[A-Za-z_][A-Za-z0-9_]*=\\S*$");

    private final List<String> builtins;
    private final List<String> targets;
    private final int nodes;

    /**
     * Makes the advice for a state of the shell.
     *
     * @param builtins the names of the built-ins
     * @param targets what a target may be: names of nodes and groups ({@code @rack1}), and {@code all}
     * @param nodes how many nodes {@code all} means
     */
    public Advice(Collection<String> builtins, Collection<String> targets, int nodes) {
        this.builtins = List.copyOf(builtins);
        this.targets = List.copyOf(targets);
        this.nodes = nodes;
    }

    /** Returns the error for a line that there is no default target for. */
    public SyntaxError refuse(Statement.Other line) {
        String command = line.command();
        String word = command.substring(0, Head.runEnd(command, 0));
        int end = line.start() + word.length();
        Optional<String> foreign = ForeignWords.translate(command);
        if (foreign.isPresent()) {
            return foreign(word, command, foreign.get(), line);
        }
        Optional<String> mended =
                mendedTarget(command).or(() -> missingColon(word, command)).or(() -> assignment(command));
        if (mended.isPresent()) {
            String hint = "type `" + Slips.brief(mended.get()) + "`";
            String what =
                    ASSIGNMENT.matcher(command).lookingAt() ? "not a line of pish" : "not a target as pish writes it";
            return new SyntaxError(what, line.raw(), line.start(), end, hint);
        }
        String message = "no target, and no built-in is called " + Slips.brief(word);
        return new SyntaxError(message, line.raw(), line.start(), end, spellings(word, command));
    }

    private SyntaxError foreign(String word, String command, String translated, Statement.Other line) {
        int end = line.start() + word.length();
        String first = translated.substring(0, Head.runEnd(translated, 0));
        if (first.endsWith(":") || builtins.contains(first)) {
            String hint = "type `" + Slips.brief(translated) + "`";
            return new SyntaxError(word + " is done by pish itself", line.raw(), line.start(), end, hint);
        }
        String hint = "`!" + Slips.brief(command) + "` runs it on this machine";
        String message = "no target, and pish has no " + first + " yet, which would do this";
        return new SyntaxError(message, line.raw(), line.start(), end, hint);
    }

    /** Returns the line with its target written as pish wants it, if a blank or shell braces are all that is wrong. */
    private static Optional<String> mendedTarget(String command) {
        var range = SPLIT_RANGE.matcher(command);
        if (range.lookingAt()) {
            return Optional.of(range.group().replaceAll("\\s", "") + " " + rest(command, range.end()));
        }
        var colon = SPLIT_COLON.matcher(command);
        if (colon.lookingAt() && Head.mayBeTarget(colon.group(1))) {
            return Optional.of(colon.group(1) + ": " + rest(command, colon.end()));
        }
        var braces = BRACES.matcher(command);
        if (braces.lookingAt()) {
            String target = "%s[%s-%s]%s".formatted(braces.group(1), braces.group(2), braces.group(3), braces.group(4));
            return Optional.of(target + ": " + rest(command, braces.end()));
        }
        return Optional.empty();
    }

    /** Returns the line with a colon after its first word, if that is a target already. */
    private Optional<String> missingColon(String word, String command) {
        boolean range = Head.mayBeTarget(word) && word.indexOf('[') > 0 && word.indexOf(']') > word.indexOf('[');
        boolean target = range || targets.contains(word) || (word.startsWith("@") && Head.mayBeTarget(word));
        return target ? Optional.of(word + ": " + rest(command, word.length())) : Optional.empty();
    }

    /** Returns what makes a variable, if that is what a shell would do. */
    private static Optional<String> assignment(String command) {
        var assignment = ASSIGNMENT.matcher(command);
        return assignment.lookingAt() ? Optional.of("set " + command.substring(assignment.end(1))) : Optional.empty();
    }

    private static String rest(String command, int from) {
        return command.substring(from).strip();
    }

    private String spellings(String word, String command) {
        String meant = Nearest.nearest(word, builtins)
                .map(name -> name + command.substring(word.length()))
                .or(() -> Nearest.nearest(word, targets).map(name -> name + ": " + rest(command, word.length())))
                .map(line -> "did you mean `" + Slips.brief(line) + "`? ")
                .orElse("");
        String brief = Slips.brief(command);
        String everywhere = nodes == 0
                ? "no nodes yet: " + (builtins.contains("sweep") ? "type `sweep`" : "start pish with -w")
                : "`all: " + brief + "` runs it on " + nodes + (nodes == 1 ? " node" : " nodes");
        return meant + everywhere + ", `!" + brief + "` here";
    }
}
