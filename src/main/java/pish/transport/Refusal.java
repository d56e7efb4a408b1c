package pish.transport;

/**
 * That an account was asked for a shell and gave none, or was asked to run a line and did what it does whatever it is
 * asked. Nothing of the line ran.
 *
 * @param kind what it was asked for
 * @param begun whether it got as far as a POSIX shell, so that its start-up files are what is in the way
 * @param late whether it was not done when time was up
 * @param status what it ended with, or null where it gave none
 * @param out what it printed, possibly cut
 * @param err what it printed on standard error, possibly cut
 */
public record Refusal(ShellKind kind, boolean begun, boolean late, ExitStatus status, Bytes out, Bytes err) {
    /** How much is kept of each stream. */
    static final int MOST = 8 << 10;

    private static final int LONGEST_SAID = 80;

    /** Returns what the account last said, standard error first, or the empty string; it may hold control characters. */
    public String said() {
        String text = (err.toString().isBlank() ? out : err).toString().strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        // some say all that they were asked
        int echo = last.indexOf("exec /bin/sh");
        String said = echo < 0 ? last : last.substring(0, echo) + "…";
        return said.length() <= LONGEST_SAID ? said : said.substring(0, LONGEST_SAID) + "…";
    }

    /** Returns why nothing ran, in one clause; it may hold control characters. */
    public String reason() {
        if (kind == ShellKind.ROOT) {
            return "sudo gives no shell of root's there";
        }
        String words = said().isEmpty() ? "" : ": " + said();
        if (late) {
            return "its start-up files do not come to an end" + words;
        }
        if (begun) {
            return "its shell ends at once" + words;
        }
        return said().isEmpty()
                ? "its account takes no commands and always ends at once"
                : "its account takes no commands and always says" + words;
    }
}
