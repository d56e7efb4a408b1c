package pish.transport;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command for one node's persistent shell.
 *
 * @param command shell text, verbatim; may hold newlines
 * @param index the node's place in the line's target, from 0: PISH_INDEX
 * @param count how many nodes the target has, at least 1: PISH_COUNT
 * @param variables what else shells are to have from this line on
 * @param apart whether all of the command is in a subshell, so that the shell stays as it is, whatever its words look like
 */
public record ShellLine(String command, int index, int count, ShellVariables variables, boolean apart) {
    /** In place of a name: any. */
    static final String ANY = "*";

    /** An assignment, an expansion or arithmetic that assigns, a loop's variable, a built-in that changes the shell. */
    private static final Pattern CHANGES = Pattern.compile(
            "(?:^|[;&|({`!\\n]|\\b(?:then|do|else|if|while|until|time)\\s)[ \\t]*+[A-Za-z_]\\w*+(\\[[^]]*])?\\+?=|\\$\\{\\w+:?=|\\(\\(|"
                    + "(?<![\\w/.-])(pushd|popd|dirs|export|declare|typeset|readonly|read|readarray|mapfile|getopts|set|unset"
                    + "|shopt|eval|umask|trap|enable|let|for|select|printf\\s+-v)(?![\\w/.-])");

    private static final Pattern DEFINES = Pattern.compile(
            "(?<![^\\s;&|(){}])([^\\s;&|(){}]++)\\s*+\\(\\s*+\\)|\\bfunction\\s+(\\S+)|\\balias\\s+(?:-\\S+\\s+)*([^=\\s]+)=");
    private static final Pattern MOVES = Pattern.compile("(?<![\\w/.-])cd(?![\\w/.-])");
    /** What defines nobody knows what. */
    private static final Pattern READS_FILE = Pattern.compile("(?<![^\\s;&|({])(?:\\.|source|eval)\\s");

    private static final Pattern SUDO = Pattern.compile("\\bsudo\\b");

    private static final Pattern REPLACES = Pattern.compile("\\bexec\\b|\\$\\$");

    /** Makes a line that finds what there is. */
    public ShellLine(String command, int index, int count) {
        this(command, index, count, ShellVariables.NONE);
    }

    /** Makes a line that may leave the shell other than it finds it. */
    public ShellLine(String command, int index, int count, ShellVariables variables) {
        this(command, index, count, variables, false);
    }

    /** Makes a line that leaves the shell as it is: only a test, or all of it in a subshell. */
    public static ShellLine apart(String command) {
        return new ShellLine(command, 0, 1, ShellVariables.NONE, true);
    }

    /** Returns whether the command mentions sudo; what it runs may call it all the same. */
    boolean mentionsSudo() {
        return SUDO.matcher(command).find();
    }

    /** Returns whether the command may end the shell in a way that runs no trap: by exec, or by a signal to itself. */
    boolean mayReplaceShell() {
        return !apart && REPLACES.matcher(command).find();
    }

    /**
     * Returns whether the command may leave variables, options or functions other than it found.
     *
     * @param defined names of functions and aliases, any of which may do so
     */
    boolean mayChangeState(Set<String> defined) {
        return !apart
                && (CHANGES.matcher(command).find()
                        || DEFINES.matcher(command).find()
                        || READS_FILE.matcher(command).find()
                        || defined.stream().anyMatch(name -> name.equals(ANY) || command.contains(name)));
    }

    /** Returns whether the command may go to another directory, which its end says. */
    boolean mayMove() {
        return !apart && MOVES.matcher(command).find();
    }

    /** Returns the functions and aliases that the command may define; {@link #ANY} where that cannot be told. */
    Set<String> defines() {
        Set<String> names = new HashSet<>();
        if (apart) {
            return names;
        }
        DEFINES.matcher(command)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(found.group(2) != null ? 2 : 3))
                .forEach(names::add);
        if (READS_FILE.matcher(command).find()) {
            names.add(ANY);
        }
        return names;
    }

    /** Returns the shell line that says where in the target the node is. */
    String environment() {
        return "\\command export PISH_INDEX=" + index + " PISH_COUNT=" + count + "\n";
    }
}
