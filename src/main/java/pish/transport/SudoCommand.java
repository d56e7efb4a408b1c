package pish.transport;

/** The shell text that calls sudo on a channel of its own, where no shell has been prepared for it. */
public final class SudoCommand {
    /** Sets PATH so that {@code sudo} works where sudo wants a terminal: a line without newline and exclamation mark. */
    public static final String PATH = "for d in " + AskPass.FOLDERS
            + "; do if [ -O \"$d\" ] && [ -x \"$d/tty/sudo\" ]; then PATH=$d/tty:$PATH; break; fi; done";

    private SudoCommand() {}

    /**
     * Returns a command that has sh run a script as root.
     *
     * @param script POSIX shell text without newline and exclamation mark
     * @param password whether standard input begins with a line that is the password, in case sudo wants one
     */
    public static String asRoot(String script, boolean password) {
        String how = password ? "sudo -S -p ''" : "sudo -n";
        return ShellQuoting.script(PATH + "; exec " + how + " /bin/sh -c \"$1\"", script);
    }
}
