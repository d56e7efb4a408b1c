package pish.transport;

/** The shell text that starts root's persistent shell by sudo, which may ask for a password on the way. */
final class RootScript {
    /**
     * What root's sh is asked to run: the same as {@link ShellScript#START} runs for the account, from root's home folder.
     * In a session of its own and as no child of sudo, which would pass a signal to the process group on once more, and
     * stop, for good, where it sees the shell stopped.
     */
    private static final String SHELL = """
            cd || cd /
            unset TMOUT DISPLAY
            if setsid -f -w true 2>/dev/null; then w='setsid -f -w'; else w=; fi
            if command -v bash >/dev/null 2>&1; then
              exec $w bash -l -c "unset TMOUT; HISTFILE= exec bash --noediting --norc -i"
            fi
            exec $w sh -l -i
            """;

    private RootScript() {}

    /**
     * Returns what the account's login shell is asked to run; free of inner single quotes, exclamation marks and newlines.
     *
     * @param ask nonce of the frames that ask for a password, which come on standard error
     */
    static String start(String ask) {
        return "exec /bin/sh -c 'unset TMOUT; " + AskPass.find() + "; if [ -n \"$d\" ]; then "
                + AskPass.export(ask, "$$ - $d", "$d") + "; " + Requiretty.check("$d")
                + "; fi; exec sudo -H /bin/sh -c \"$(printf \"" + ShellQuoting.format(SHELL) + "\")\"'";
    }
}
