package pish.transport;

import java.util.regex.Pattern;

/**
 * A command for one node's persistent shell.
 *
 * @param command shell text, verbatim; may hold newlines
 * @param index the node's place in the line's target, from 0: PISH_INDEX
 * @param count how many nodes the target has, at least 1: PISH_COUNT
 */
public record ShellLine(String command, int index, int count) {
    private static final Pattern REPLACES = Pattern.compile("\\bexec\\b|\\$\\$");

    /** Returns whether the command may end the shell in a way that runs no trap: by exec, or by a signal to itself. */
    boolean mayReplaceShell() {
        return REPLACES.matcher(command).find();
    }

    /** Returns the shell line that sets the variables. */
    String environment() {
        return "\\command export PISH_INDEX=" + index + " PISH_COUNT=" + count + "\n";
    }
}
