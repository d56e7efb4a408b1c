package pish.transport;

/** Makes text into words of a POSIX shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    /** Returns a text as one word, whatever it holds but NUL. */
    public static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * Returns a command that has sh run a script. The account's login shell may be tcsh or fish, which read quotes their
     * own way: the script has no newline and no exclamation mark.
     *
     * @param script POSIX shell text
     * @param arguments what {@code $1} and those after it are in the script
     */
    public static String script(String script, String... arguments) {
        StringBuilder command = new StringBuilder("exec /bin/sh -c ").append(word(script));
        if (arguments.length > 0) {
            command.append(" sh");
        }
        for (String argument : arguments) {
            command.append(' ').append(word(argument));
        }
        return command.toString();
    }

    /**
     * Returns a command that has sh run a script of any text, whatever the account's login shell is: the script is what
     * its standard input begins with, and what follows there is the script's own input.
     *
     * @param bytes the script's length
     */
    public static String scriptFromInput(int bytes) {
        // dd reads not a byte more than it is told to, as head may
        return "exec /bin/sh -c 'eval \"$(dd bs=1 count=" + bytes + " 2>/dev/null)\"'";
    }

    /**
     * Returns a text as the format of a printf, which prints it, for between double quotes: of letters, digits and what no
     * shell takes for anything else, even between single quotes of tcsh or fish.
     *
     * @param text each char is one byte
     */
    static String format(String text) {
        StringBuilder format = new StringBuilder(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && "'\"!$`\\%".indexOf(c) < 0) {
                format.append(c);
            } else {
                format.append(String.format("\\%03o", (int) c));
            }
        }
        return format.toString();
    }
}
