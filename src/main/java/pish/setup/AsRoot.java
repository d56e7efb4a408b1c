package pish.setup;

import java.util.Arrays;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** Shell text that runs a script as root. */
public final class AsRoot {
    /** The nodes of a demo are this machine, and may have root's rights over it: what is meant for a board must not run. */
    private static final String NO_DEMO =
            "[ -z \"${PISH_DEMO-}\" ] || { echo 'the nodes of a demo are this machine: nothing was changed' >&2; exit 1; }; ";

    private AsRoot() {}

    /**
     * Returns the command, for a node's persistent shell, which it leaves as it was; sudo asks there as in any other line.
     * On the node of a demo it fails.
     *
     * @param script POSIX shell text
     * @param arguments shell words, which the account's shell expands
     */
    public static String command(String script, String... arguments) {
        return command("sudo", script, arguments);
    }

    /** Returns the same for this machine, where nobody answers sudo: it fails if sudo wants a password. */
    public static String here(String script, String... arguments) {
        return command("sudo -n", script, arguments);
    }

    private static String command(String sudo, String script, String... arguments) {
        String words = Arrays.stream(arguments).map(word -> " " + word).collect(Collectors.joining());
        return "( " + NO_DEMO + "__pish_text=" + ShellQuoting.word(script)
                + "; [ \"$(id -u)\" != 0 ] || exec sh -c \"$__pish_text\" sh" + words + "; exec " + sudo
                + " sh -c \"$__pish_text\" sh" + words + " )";
    }
}
