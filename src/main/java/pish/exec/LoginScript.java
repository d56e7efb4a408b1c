package pish.exec;

import pish.transport.ShellQuoting;

/** The shell text that starts a program on a terminal where the node's persistent shell is. */
final class LoginScript {
    /** $1 is the directory, $2 the command; a login shell makes PATH. Those of csh's kin take -l only alone. */
    private static final String SCRIPT = "cd -- \"$1\" 2>/dev/null; s=${SHELL:-/bin/sh}; "
            + "if [ -z \"$2\" ]; then exec \"$s\" -l; fi; "
            + "case $s in *csh) exec \"$s\" -c \"$2\";; *) exec \"$s\" -l -c \"$2\";; esac";

    private LoginScript() {}

    /**
     * Returns what the account's login shell is to run; the empty string for itself.
     *
     * @param directory where to begin, or the empty string for the home folder
     * @param command shell text, or the empty string for a shell to type at
     */
    static String in(String directory, String command) {
        return directory.isEmpty() ? command : ShellQuoting.script(SCRIPT, directory, command);
    }
}
